using RecsConsole.Access;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases;

/// <summary>Writes several cases, each on its own: one that may not be written, or cannot be saved, does not block the others.</summary>
internal static class CaseByCase
{
    /// <param name="write">Checks and writes one case.</param>
    /// <param name="fail">
    /// Records that the database failed at a case, and says so: the cases before it are reported and can be undone all the same.
    /// </param>
    public static async Task<CasesOutcome> RunAsync(
        OperationScope scope,
        IReadOnlyList<SeenCase> cases,
        Func<SeenCase, Task<CaseResult>> write,
        Func<SeenCase, Exception, string> fail
    )
    {
        List<CaseResult> results = [];
        foreach (var seen in cases.DistinctBy(each => each.CaseId))
        {
            try
            {
                results.Add(await write(seen));
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                results.Add(new(seen.CaseId, null) { Refused = fail(seen, e) });
            }

            scope.Db.ChangeTracker.Clear(); // changes that could not be saved must not be saved with the next case
        }

        return new(results);
    }
}
