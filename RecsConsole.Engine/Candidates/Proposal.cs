namespace RecsConsole.Engine.Candidates;

/// <summary>Builds a candidate with the one provenance its source gives it.</summary>
internal static class Proposal
{
    private const int Version = 1;

    public static Candidate Of(ICandidateSource source, string id, long score, params IReadOnlyList<string> evidence) =>
        new(source.Kind, id, [new(source.Name, Version, score, evidence)]);
}
