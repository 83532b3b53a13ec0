using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Impact.Publishing;

/// <summary>Asks before a draft is published. An error is shown in the dialog, which then stays open.</summary>
public sealed partial class PublishDialog
{
    private Modal? _modal;
    private string _title = "";
    private ImpactSubject? _subject;
    private ImpactStamp? _stamp;
    private Func<ImpactStamp?, Task<Error?>>? _publish;
    private bool _isMeasuring;
    private bool _isPublishing;
    private string? _wrong;

    /// <summary>The button; null for "Publish now".</summary>
    [Parameter]
    public string? Verb { get; set; }

    /// <summary>What is chosen before anything else; above the report, which can be long.</summary>
    [Parameter]
    public RenderFragment? First { get; set; }

    /// <summary>What else is chosen, such as a time; below the report.</summary>
    [Parameter]
    public RenderFragment? Fields { get; set; }

    /// <param name="subject">Null when there is no report to measure.</param>
    /// <param name="publish">Publishes with the report on screen, null when it could not be measured; returns the refusal.</param>
    public Task AskAsync(string title, ImpactSubject? subject, Func<ImpactStamp?, Task<Error?>> publish)
    {
        (_title, _subject, _publish) = (title, subject, publish);
        (_stamp, _wrong, _isMeasuring) = (null, null, subject is not null);
        return InvokeAsync(() =>
        {
            StateHasChanged(); // the title is a parameter of the dialog
            return _modal!.OpenAsync();
        });
    }

    private void Take(ImpactStamp? stamp) => (_stamp, _isMeasuring) = (stamp, false);

    // measured anew when it is opened again: decisions are made meanwhile
    private void Closed() => _subject = null;

    private async Task PublishAsync()
    {
        if (_isPublishing)
        {
            return; // a second click while the first is under way
        }

        _isPublishing = true;
        try
        {
            _wrong = (await _publish!(_stamp))?.Message;
        }
        finally
        {
            _isPublishing = false;
        }

        if (_wrong is null)
        {
            await _modal!.CloseAsync();
        }
    }
}
