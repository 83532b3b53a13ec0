using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents;

/// <summary>Shows a document for reading.</summary>
public sealed partial class DocumentPage(ReadDocument readDocument)
{
    private static string[] Classifications => [SharedTexts.Public, SharedTexts.Internal, SharedTexts.Confidential, SharedTexts.Restricted];

    /// <summary>The case that the document was opened from; the case page checks access itself.</summary>
    [SupplyParameterFromQuery(Name = "case")]
    public string? CaseKey { get; set; }

    private TimeZoneInfo? Zone => TimeZones.Find(View?.TimeZone);

    private string ClassificationWords => Classifications[Math.Clamp(View!.Classification, 0, Classifications.Length - 1)];

    private string? ReviewHint => View!.ReviewBy is { } by ? Texts.ReviewWasDue.With(InstantLabels.Exact(by, Zone)) : null;

    protected override Task<Result<DocumentView>> ReadAsync(Actor actor, string question) =>
        readDocument.RunAsync(actor, question, Disposed);
}
