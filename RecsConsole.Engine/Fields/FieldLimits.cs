namespace RecsConsole.Engine.Fields;

/// <summary>For which purposes a tenant withholds fields; part of its settings, and so of every recorded snapshot.</summary>
/// <param name="Withheld">The limited fields, by key in ordinal order.</param>
public sealed record FieldLimits(IReadOnlyList<FieldLimit> Withheld)
{
    /// <summary>
    /// True when training leaves out features that depend on a field withheld from training; null when such training is refused, so that
    /// nobody unknowingly gets a different model than they asked for.
    /// </summary>
    public bool? LeavesOut { get; init; }
}

/// <summary>A field and the purposes for which the tenant does not allow it.</summary>
/// <param name="Field">Key of a <see cref="DataField"/>.</param>
/// <param name="Purposes">The purposes in a fixed order; never empty.</param>
public sealed record FieldLimit(string Field, IReadOnlyList<FieldPurpose> Purposes);
