using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness;

/// <summary>The result for a point: the verdict and the figures behind it.</summary>
/// <param name="Note">A remark beyond the figures.</param>
public sealed record ReadinessFinding(ReadinessVerdict Verdict, IReadOnlyList<ReadinessFigure> Figures, string? Note = null)
{
    /// <summary>NothingYet without rows; otherwise Met unless something is wrong.</summary>
    internal static ReadinessVerdict Judge(bool hasRows, bool isWrong) =>
        isWrong ? ReadinessVerdict.NotMet
        : hasRows ? ReadinessVerdict.Met
        : ReadinessVerdict.NothingYet;
}

/// <summary>One figure of the evidence.</summary>
/// <param name="IsWrong">The figure is the reason why the point is not met.</param>
/// <param name="At">Set when the value is an instant, to show it in the reader's time zone.</param>
public sealed record ReadinessFigure(string Label, string Value, bool IsWrong = false, DateTimeOffset? At = null)
{
    internal static ReadinessFigure Count(string label, long count, bool isWrong = false) =>
        new(label, count.ToString("N0", CultureInfo.CurrentCulture), isWrong);

    /// <summary>A count that must be zero.</summary>
    internal static ReadinessFigure None(string label, long count) => Count(label, count, count > 0);

    internal static ReadinessFigure Share(string label, Share share, bool isWrong = false) =>
        new(label, share.Whole == 0 ? Texts.NoneOfNone : Texts.ShareOf.With(share.Percent, share.Whole), isWrong);

    /// <summary>A part of a small whole, for which the number says more than a percentage.</summary>
    internal static ReadinessFigure Part(string label, Share share, bool isWrong = false) =>
        new(label, Texts.PartOf.With(share.Part, share.Whole), isWrong);

    internal static ReadinessFigure When(string label, DateTimeOffset at, bool isWrong = false) =>
        new(label, at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC", isWrong, at);
}

/// <summary>A part of a whole.</summary>
public readonly record struct Share(int Part, int Whole)
{
    /// <summary>Rounded down, so that 100 means all.</summary>
    public int Percent => Whole == 0 ? 0 : (int)(100L * Part / Whole);

    internal bool IsBelow(int percent) => Whole > 0 && Percent < percent;

    internal bool IsAbove(int percent) => 100L * Part > (long)percent * Whole;
}
