using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender;

/// <summary>Full text of a tenant's documents in force, with what their permission depends on.</summary>
public sealed class DocumentIndex
{
    private const int TitleWeight = 3;
    private readonly Bm25Index _index;
    private readonly IReadOnlyList<IndexedDocument> _documents;
    private readonly AccessClasses _access;

    public DocumentIndex(IReadOnlyList<IndexedDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = documents;
        _access = new(documents.Select(document => document.Access));
        var builder = new Bm25IndexBuilder();
        foreach (var document in documents)
        {
            builder.Add(document.Key, TokensOf(document));
        }

        _index = builder.Build();
    }

    /// <summary>Hash of the content.</summary>
    public string Version => _index.Version;

    public int Count => _documents.Count;

    /// <summary>The best documents the subject may see; the permission is tested inside the scan.</summary>
    public IReadOnlyList<FoundDocument> Search(
        IReadOnlyList<string> tokens,
        int count,
        AccessCheck check
    )
    {
        var may = _access.PermittedFor(check, AccessOperation.ViewDocument);
        var wanted = tokens.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _index
                .Search(tokens, count, may)
                .Select(hit =>
                {
                    var document = _documents[hit.Ordinal];
                    return new FoundDocument(
                        document.Key,
                        document.Version,
                        hit.ScoreMicro,
                        document.BestPassage(wanted)
                    );
                }),
        ];
    }

    private static List<string> TokensOf(IndexedDocument document)
    {
        var title = Tokenizer.Tokenize(document.Title);
        var tokens = new List<string>();
        for (var i = 0; i < TitleWeight; i++)
        {
            tokens.AddRange(title);
        }

        tokens.AddRange(document.IssueTypes.Select(FieldTokens.Issue));
        foreach (var passage in document.Passages)
        {
            tokens.AddRange(passage.Tokens);
        }

        return tokens;
    }
}

/// <summary>A document as the index keeps it.</summary>
public sealed record IndexedDocument(
    string Key,
    int Version,
    string Title,
    IReadOnlyList<string> IssueTypes,
    AccessResource Access,
    IReadOnlyList<Passage> Passages
)
{
    /// <summary>The passage that holds most of the wanted words, the first among equals; null when none holds any.</summary>
    public Passage? BestPassage(IReadOnlySet<string> wanted)
    {
        Passage? best = null;
        var most = 0;
        foreach (var passage in Passages)
        {
            var found = passage.Tokens.Count(wanted.Contains);
            if (found > most)
            {
                (best, most) = (passage, found);
            }
        }

        return best;
    }
}

/// <summary>A paragraph of a document: where it stands in the version's text, and its words.</summary>
public sealed record Passage(int Start, int Length, IReadOnlyList<string> Tokens);

/// <summary>A document that search found.</summary>
public sealed record FoundDocument(string Key, int Version, long ScoreMicro, Passage? Passage);
