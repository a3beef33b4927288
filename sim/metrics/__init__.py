"""Numbers from records: KPIs, intervals, paired comparison, ranking."""
