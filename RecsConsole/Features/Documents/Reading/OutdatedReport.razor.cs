using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Reading;

/// <summary>Reports a document as out of date, with a note for its owner; the operation checks again.</summary>
public sealed partial class OutdatedReport(ReportDocument reportDocument, ActorProvider actors)
{
    private ReasonDialog? _dialog;
    private ElementReference _said;

    [Parameter, EditorRequired]
    public required string DocumentKey { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The version on screen.</summary>
    [Parameter, EditorRequired]
    public required int Version { get; set; }

    /// <summary>When the reader reported it; null when they have not, or were answered.</summary>
    [Parameter]
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>It was reported: the page reads the document again.</summary>
    [Parameter]
    public EventCallback OnReported { get; set; }

    private Task AskAsync() =>
        _dialog!.AskAsync(
            new(Texts.ReportOutdatedQuestion.With(Title), Texts.ReportOutdatedConsequence, Texts.ReportIt)
            {
                Label = Texts.WhatIsOutdated,
                LongestReason = ReportDocument.Longest,
                Draft = new(DraftForms.Report, $"outdated:{DocumentKey}"),
            },
            SendAsync
        );

    // the button that opened the dialog is gone once the document is reported
    private Task FocusAsync() => ReportedAt is null ? Task.CompletedTask : _said.FocusAsync().AsTask();

    private async Task<Error?> SendAsync(string note)
    {
        var request = new ReportDocumentRequest(DocumentKey, Version, note);
        var result = await reportDocument.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
        if (result.IsOk)
        {
            await OnReported.InvokeAsync();
        }

        return result.Error;
    }
}
