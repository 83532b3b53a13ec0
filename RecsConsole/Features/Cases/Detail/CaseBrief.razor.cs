using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>A case at a glance, as far as the reader may see it; reloaded when the embedding page reports a change.</summary>
public sealed partial class CaseBrief(ReadCase readCase, ListCaseEvents listCaseEvents, ActorProvider actors, TimeProvider clock)
{
    private const int MaxEvents = 5;

    private CaseView? _case;
    private Timeline? _history;
    private Error? _error;
    private (string Key, long Revision) _read;

    [Parameter, EditorRequired]
    public required string CaseKey { get; set; }

    /// <summary>Revision of the item the page shows; when it changes, the case is reloaded.</summary>
    [Parameter, EditorRequired]
    public required long Revision { get; set; }

    private IEnumerable<CaseField> Facts
    {
        get
        {
            var head = _case!.Head;
            yield return new(SharedTexts.Customer, head.Customer is null ? Texts.NoCustomer : Joined(head.Customer, head.Tier))
            {
                Account = head.Account,
            };
            yield return new(Texts.WithWhom, Joined(head.Team, head.Assignee ?? Texts.NobodyHas));
            if (head.Issue is { } issue)
            {
                yield return new(Texts.Issue, Joined(issue.Words, head.Region)) { Hint = issue.Key };
            }

            foreach (var each in _case.Fields)
            {
                yield return each;
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_read != (CaseKey, Revision))
        {
            (_case, _history) = string.Equals(_read.Key, CaseKey, StringComparison.Ordinal) ? (_case, _history) : (null, null);
            _read = (CaseKey, Revision);
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var asked = _read;
        var actor = await actors.GetAsync(Disposed);
        var found = await readCase.RunAsync(actor, CaseKey, Disposed);
        var history = found.IsOk
            ? await listCaseEvents.RunAsync(actor, new(found.Value.Head.Id, TimelineTab.All, MaxEvents), Disposed)
            : null;
        if (asked == _read)
        {
            (_case, _history, _error) = (found.Value, history?.Value, found.Error ?? history?.Error);
        }
    }

    private static string Words(TimelineLine line) =>
        (line.Who is null ? null : line.Who + line.AfterWho)
        + line.What
        + ((line.Note ?? line.Message?.Text) is { } text ? ": " + text : null);

    private static string Joined(string? first, string? second) =>
        string.Join(", ", new[] { first, second }.Where(each => each is not null));
}
