using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.Impact;

/// <summary>Another workflow for a case type, in the decisions on cases of that type.</summary>
internal static class CaseTypeDrafts
{
    /// <exception cref="InvalidDataException">One of the workflows is not published.</exception>
    public static async Task<ImpactDraft> ReadAsync(
        ConsoleDbContext db,
        string type,
        string before,
        string after,
        CancellationToken cancellationToken
    ) =>
        new(
            Following(type, await DefinitionAsync(db, before, cancellationToken)),
            Following(type, await DefinitionAsync(db, after, cancellationToken))
        );

    // several types may follow one workflow, so it is replaced by the type of the case
    private static ImpactFacts Following(string type, WorkflowDefinition definition) =>
        ImpactFacts.Of(snapshot =>
            string.Equals(snapshot.Case.Type, type, StringComparison.Ordinal)
                ? snapshot with
                {
                    Shared = snapshot.Shared with { Workflow = definition },
                }
                : snapshot
        );

    private static async Task<WorkflowDefinition> DefinitionAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var row =
            await db
                .Workflows.AsNoTracking()
                .Published()
                .Where(each => each.Key == key)
                .OrderByDescending(each => each.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidDataException($"Workflow {key} is not published.");
        return CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(row.DefinitionJson));
    }
}
