namespace RecsConsole.Database;

/// <summary>Which decisions count as shown to somebody.</summary>
public static class DecisionRules
{
    /// <summary>
    /// Decisions that someone opened: one made ahead for a list counts once a card of it was on screen or answered. Acceptance rates and
    /// popularity are based on these.
    /// </summary>
    public static IQueryable<DecisionRow> Opened(this IQueryable<DecisionRow> decisions, ConsoleDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (impressions, responses) = (db.Impressions, db.Responses);
        return decisions.Where(row =>
            !row.IsAhead || impressions.Any(seen => seen.DecisionId == row.Id) || responses.Any(given => given.DecisionId == row.Id)
        );
    }
}
