namespace RecsConsole.Engine.Fields;

/// <summary>For which purposes a tenant withholds fields; part of its settings, and so of every recorded snapshot.</summary>
/// <param name="Withheld">The limited fields, by key in ordinal order.</param>
public sealed record FieldLimits(IReadOnlyList<FieldLimit> Withheld)
{
    /// <summary>
    /// True: a training leaves out the features that rest on a field which nothing may be learned from; null: it is refused, so that nobody gets another
    /// model than they asked for without knowing.
    /// </summary>
    public bool? LeavesOut { get; init; }
}

/// <summary>A field and the purposes for which the tenant does not allow it.</summary>
/// <param name="Field">Key of a <see cref="DataField"/>.</param>
/// <param name="Purposes">In the order of the purposes; never empty.</param>
public sealed record FieldLimit(string Field, IReadOnlyList<FieldPurpose> Purposes);
