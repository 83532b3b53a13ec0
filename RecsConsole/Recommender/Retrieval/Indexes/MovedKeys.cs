using RecsConsole.Platform.Changes;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>What moved of a tenant since its indexes last followed.</summary>
internal sealed class MovedKeys
{
    // beyond it, reading all anew is not slower
    private const int Most = 1_000;

    /// <summary>Too much, or nobody knows what: everything is read anew.</summary>
    public bool IsAll { get; private set; }

    public HashSet<Guid> Cases { get; } = [];

    public HashSet<string> Documents { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Actions { get; } = new(StringComparer.Ordinal);

    public HashSet<Guid> People { get; } = [];

    public bool IsEmpty => !IsAll && Count == 0;

    private int Count => Cases.Count + Documents.Count + Actions.Count + People.Count;

    /// <summary>Takes a change in; what is in no index is passed over.</summary>
    public void Add(ChangeKind kind, string key)
    {
        IsAll |= StandsForAll(kind, key);
        switch (kind)
        {
            // a case's key may say what became of it: id:closed
            case ChangeKind.Case when Guid.TryParse(key.Split(':')[0], out var id):
                Cases.Add(id);
                break;
            case ChangeKind.Document:
                Documents.Add(key);
                break;
            case ChangeKind.Catalog:
                Actions.Add(key);
                break;
            case ChangeKind.Person or ChangeKind.Permission when Guid.TryParse(key, out var id):
                People.Add(id);
                break;
        }

        IsAll |= Count > Most;
    }

    /// <summary>A change that names nothing stands for all of its kind.</summary>
    public static bool StandsForAll(ChangeKind kind, string key) =>
        kind is ChangeKind.Import or ChangeKind.Search || (kind is ChangeKind.Document or ChangeKind.Catalog && key.Length == 0);
}
