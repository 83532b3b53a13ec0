using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender;

/// <summary>A tenant's finished cases: words, fields, what was done and how it ended.</summary>
public sealed class CaseIndex
{
    private const int EnoughWords = 8;
    private readonly Bm25Index _index;
    private readonly IReadOnlyList<IndexedCase> _cases;
    private readonly AccessClasses _access;

    public CaseIndex(IReadOnlyList<IndexedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        _cases = cases;
        _access = new(cases.Select(found => found.Access));
        var builder = new Bm25IndexBuilder();
        foreach (var found in cases)
        {
            var activities = found.Steps.Select(step => step.Activity).ToList();
            builder.Add(
                found.Id.ToString("D"),
                TokensOf(
                    found.Title + "\n" + found.Description,
                    found.IssueType,
                    found.Product,
                    activities
                )
            );
        }

        _index = builder.Build();
    }

    /// <summary>Hash of the content.</summary>
    public string Version => _index.Version;

    public int Count => _cases.Count;

    /// <summary>The most similar finished cases the subject may see; the permission is tested inside the scan.</summary>
    public IReadOnlyList<SimilarCaseHit> Search(CaseRecord record, int count, AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(record);
        var may = _access.PermittedFor(check, AccessOperation.ViewCase);
        var activities = record.Steps.Select(step => step.Activity).ToList();
        var tokens = TokensOf(
            record.Title + "\n" + record.Description,
            record.IssueType,
            record.Product,
            activities
        );
        return
        [
            .. _index
                .Search(tokens, count, ordinal => may(ordinal) && _cases[ordinal].Id != record.Id)
                .Select(hit => _cases[hit.Ordinal].ToHit(hit.ScoreMicro)),
        ];
    }

    /// <summary>
    /// The words of a case. Where the text says enough, it decides; where there is hardly any (an imported log), what was done and in
    /// which order stands in for it.
    /// </summary>
    public static IReadOnlyList<string> TokensOf(
        string text,
        string issueType,
        string? product,
        IReadOnlyList<string> activities
    )
    {
        var tokens = new List<string>(Tokenizer.Tokenize(text));
        var isTextPoor = tokens.Count < EnoughWords;
        tokens.Add(FieldTokens.Issue(issueType));
        if (product is not null)
        {
            tokens.Add(FieldTokens.Product(product));
        }

        if (isTextPoor)
        {
            tokens.AddRange(activities.Select(FieldTokens.Step));
            tokens.AddRange(activities.Zip(activities.Skip(1), FieldTokens.Then));
        }

        return tokens;
    }
}

/// <summary>A finished case as the index keeps it; the texts are only read while it is built.</summary>
public sealed record IndexedCase(
    Guid Id,
    string Title,
    string Description,
    string IssueType,
    string? Product,
    string? Resolution,
    Guid? ResolvedById,
    bool? SlaMet,
    bool Reopened,
    int? HoursToResolve,
    int ProcessVersion,
    DateTimeOffset ResolvedAt,
    IReadOnlyList<SimilarCaseStep> Steps,
    IReadOnlyList<string> Documents,
    AccessResource Access
)
{
    public SimilarCaseHit ToHit(long scoreMicro) =>
        new(
            Id,
            scoreMicro,
            IssueType,
            Product,
            Resolution,
            ResolvedById,
            SlaMet,
            Reopened,
            HoursToResolve,
            ProcessVersion,
            ResolvedAt,
            Steps,
            Documents
        );
}
