using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>Which documents finished cases of an issue type used.</summary>
internal sealed class DocumentCounts
{
    private const int Max = 12;

    private readonly StringInterner _issues = new();
    private readonly StringInterner _documents = new();
    private readonly ClassCounts<int> _counts = new();

    public DocumentCounts(IReadOnlyList<IndexedCase> cases, AccessClasses access)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            var found = cases[i];
            var issue = _issues.Add(found.IssueType);
            _counts.Add(issue, access.ClassOf(i), ClassCounts<int>.Total, found.EndedWell);
            foreach (var document in (found.Finished?.Documents ?? []).Distinct(StringComparer.Ordinal))
            {
                _counts.Add(issue, access.ClassOf(i), _documents.Add(document), found.EndedWell);
            }
        }

        _counts.Seal();
    }

    public DocumentUseFacts? Read(CaseRecord record, bool[] permitted)
    {
        var (cases, _, _, items) = _counts.Sum(_issues.Find(record.IssueType), permitted);
        return items.Count == 0
            ? null
            : new(
                cases,
                [
                    .. items
                        .Select(item => new CountedDocument(_documents[item.Item], item.Cases, item.Good))
                        .OrderByDescending(use => use.EndedWell)
                        .ThenBy(use => use.Key, StringComparer.Ordinal)
                        .Take(Max),
                ]
            );
    }
}
