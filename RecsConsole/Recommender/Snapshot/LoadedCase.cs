using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>A case with its snapshot, loaded for suggestions.</summary>
public sealed record LoadedCase(SnapshotRequest Request, CaseSnapshot Snapshot)
{
    private string? _inputHash;

    // a copy may have another snapshot, and so another hash
    private LoadedCase(LoadedCase other) => (Request, Snapshot) = (other.Request, other.Snapshot);

    /// <summary>See <see cref="Decisions.InputHash"/>; computed once, on first use.</summary>
    public string InputHash() => _inputHash ??= Decisions.InputHash.Of(this);
}
