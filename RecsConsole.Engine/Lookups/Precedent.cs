using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>A similar case and how much of it is outdated in today's process.</summary>
/// <param name="ProcessVersion">The version of the process in force.</param>
internal readonly record struct Precedent(SimilarCaseHit Hit, PrecedentAge Age, int ProcessVersion)
{
    /// <summary>The case's search score, weighted by how much of its path is still possible.</summary>
    public long Weight => Hit.Score * Age.Weight / FixedPoint.One;
}
