namespace RecsConsole.Database;

/// <summary>Which decisions count as shown to somebody.</summary>
public static class DecisionRules
{
    /// <summary>
    /// Those that somebody opened: one made ahead for a list counts from when a card of it was on screen or was answered. Rates of acceptance and
    /// of popularity are of these.
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
