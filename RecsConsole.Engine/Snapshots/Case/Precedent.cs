using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A similar case with its age in today's process.</summary>
/// <param name="ProcessVersion">The version of the process in force.</param>
internal readonly record struct Precedent(SimilarCaseHit Hit, PrecedentAge Age, int ProcessVersion)
{
    /// <summary>Its search score, weighted by how much of its path is still possible.</summary>
    public long Weight => Hit.Score * Age.Weight / FixedPoint.One;
}
