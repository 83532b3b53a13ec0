namespace RecsConsole.Engine.Candidates;

/// <summary>What the sources of one kind propose.</summary>
/// <param name="Candidates">
/// The candidates in ordinal order of their ids, each with its provenances in ordinal order of their sources.
/// </param>
/// <param name="FailedSources">Names of the sources that threw, whose candidates are missing.</param>
public sealed record ProposedCandidates(IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> FailedSources)
{
    /// <summary>No candidates; no source was run.</summary>
    public static ProposedCandidates None { get; } = new([], []);
}
