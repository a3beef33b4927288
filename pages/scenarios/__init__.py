"""The pages of scenarios, docs/scenarios/: what was asked, what came out, what it depends on."""
