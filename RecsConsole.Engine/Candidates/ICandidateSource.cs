using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>One way to propose candidates of one kind, with their provenance. Reads Visible and the shared parts, never Withheld.</summary>
public interface ICandidateSource
{
    /// <summary>Name in provenance and in the tenant's settings.</summary>
    string Name { get; }

    SlateKind Kind { get; }

    /// <summary>Candidates with exactly one provenance each, in any order.</summary>
    IEnumerable<Candidate> Propose(CaseSnapshot snapshot);
}
