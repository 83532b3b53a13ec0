using System.Globalization;
using AngleSharp.Dom;

namespace RecsConsole.Cli.PageTruth;

/// <summary>A line of the timeline as shown.</summary>
/// <param name="Ordinal">Of the event it tells; negative for a request for approval.</param>
/// <param name="Words">All that it says.</param>
/// <param name="Move">The states it names; null when it names none.</param>
/// <param name="Fate">What became of the step; null when the line says nothing.</param>
/// <param name="FateAt">The event that the fate links to.</param>
internal sealed record LineOnPage(int Ordinal, string Words, string? Move, string? Fate, int? FateAt)
{
    private const string Anchor = "event-";

    public static LineOnPage From(IElement line)
    {
        var (move, fate) = (line.QuerySelector(".move"), line.QuerySelector(".fate"));
        return new(
            OrdinalIn(line.Id ?? "")!.Value,
            CasePageView.Plain(line.QuerySelector(".what")!),
            move is null ? null : CasePageView.Plain(move),
            fate is null ? null : CasePageView.Plain(fate),
            OrdinalIn(fate?.GetAttribute("href") ?? "")
        );
    }

    private static int? OrdinalIn(string address) =>
        address.LastIndexOf(Anchor, StringComparison.Ordinal) is >= 0 and var at
        && int.TryParse(address.AsSpan(at + Anchor.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : null;
}
