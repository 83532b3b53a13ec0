using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Solutions;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// Decoys that replace hidden objects: as similar to the opened case as possible, so that anything that uses them would change.
/// </summary>
internal static class Decoys
{
    public static IndexedText<IndexedDocument> Document(CaseRecord record, string key, AccessResource access) =>
        new(
            new(key, 1, record.Title, record.Description, [FieldTokens.Issue(record.IssueType)], TextLanguages.Of(record.Language), access),
            new("policy", record.Language, [record.IssueType])
        );

    public static IndexedText<IndexedCase> Case(CaseRecord record, Guid id, AccessResource access)
    {
        List<SimilarCaseStep> steps = [.. record.Steps.Select(step => new SimilarCaseStep(step.Activity, step.FromState))];
        var finished = Finished(record, id, steps);
        return new(
            new(
                id.ToString("D"),
                0,
                record.Title,
                record.Description,
                CaseIndexDocuments.TagsOf(record.Title, record.Description, record.IssueType, record.Product, steps),
                TextLanguages.Of(record.Language),
                access
            ),
            new(id, record.IssueType, record.Product, finished, access)
            {
                Background = new(
                    record.Type,
                    record.Region,
                    record.AccountKey,
                    record.AccountTier,
                    record.AssigneeId is { } worker ? [worker] : []
                ),
                Language = TextLanguages.Of(record.Language),
                Signs = CaseSigns.WithoutLanguage(record.Title, record.Description, record.CustomFields),
            }
        );
    }

    // solved, but badly: a count that includes it changes both of its numbers
    private static SimilarCaseHit Finished(CaseRecord record, Guid id, List<SimilarCaseStep> steps) =>
        new(
            id,
            0,
            record.IssueType,
            record.Product,
            steps.Count > 0 ? steps[^1].Activity : null,
            record.AssigneeId,
            SlaMet: false,
            Reopened: true,
            HoursToResolve: 1,
            ProcessVersion: 0,
            record.OpenedAt,
            steps,
            []
        );
}
