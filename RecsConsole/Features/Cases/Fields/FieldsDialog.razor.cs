using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>Asks for new values of the fields of one or several cases.</summary>
public sealed partial class FieldsDialog(ReadFields readFields, ActorProvider actors)
{
    private Modal? _modal;
    private string _title = "";
    private string _reason = "";
    private string? _team;
    private string? _priority;
    private string? _issueType;
    private string? _product;
    private CaseTexts _texts = new();
    private FormDraft<CaseTexts>? _kept;
    private IReadOnlyList<CaseToAssign> _cases = [];
    private Result<FieldsToChange>? _read;

    [Parameter]
    public EventCallback<FieldsAnswer> OnChosen { get; set; }

    private bool IsOne => _cases.Count == 1;

    private DraftKey Draft => DraftKey.OfCase(DraftForms.CaseFields, _cases[0].Id);

    // the texts as they are kept, once one of them differs
    private CaseTexts? Typed => _read?.Value is { Now: var now } && _texts.AddTo(new(), now).HasTexts ? _texts : null;

    // what differs from the values now; null when nothing does
    private NewValues? Changed
    {
        get
        {
            if (_read?.Value is not { Now: var now })
            {
                return null;
            }

            var to = new NewValues
            {
                Team = Other(_team, now.Team),
                Priority = Other(_priority, KeyOf(now.Priority)) is { } chosen ? int.Parse(chosen, CultureInfo.InvariantCulture) : null,
                IssueType = Other(_issueType, now.IssueType),
                Product = Other(_product, now.Product),
            };
            to = IsOne && _read.Value.KeptIn is null ? _texts.AddTo(to, now) : to;
            return to.IsEmpty || (to.Title is { } title && CaseTextRules.Title(title) is not null) ? null : to;
        }
    }

    public async Task OpenAsync(IReadOnlyList<CaseToAssign> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        (_cases, _reason, _title) = (cases, "", Texts.ChangeWhat.With(AssignmentTexts.Count(cases)));
        await ReadAsync(); // first: the dialog focuses the first field, which must already be rendered
        StateHasChanged();
        await _modal!.OpenAsync();
    }

    private async Task ReadAsync()
    {
        var asked = _cases;
        var read = await readFields.RunAsync(await actors.GetAsync(Disposed), [.. asked.Select(each => each.Id)], Disposed);
        if (ReferenceEquals(asked, _cases))
        {
            _read = read;
            var now = read.Value?.Now;
            _texts = CaseTexts.Of(now);
            (_team, _priority, _issueType, _product) = (now?.Team, KeyOf(now?.Priority), now?.IssueType, now?.Product);
        }
    }

    private static string? KeyOf(int? priority) => priority?.ToString(CultureInfo.InvariantCulture);

    private static string? Other(string? chosen, string? now) => string.Equals(chosen, now, StringComparison.Ordinal) ? null : chosen;

    // one case has no such value; of several, some may have one
    private string None(string ofOne) => IsOne ? ofOne : Texts.AsTheyAre;

    private bool IsOtherPriority(FieldsToChange fields) => Other(_priority, KeyOf(fields.Now.Priority)) is not null;

    // who loses their cases by the move
    private string? Leaving(FieldsToChange fields)
    {
        if (Other(_team, fields.Now.Team) is not { } team)
        {
            return null;
        }

        var leaving = fields.Holders.Where(each => !each.Teams.Contains(team, StringComparer.Ordinal)).Select(each => each.Name).ToList();
        return leaving.Count switch
        {
            0 => null,
            1 when IsOne => Texts.LeavesAssignee.With(leaving[0]),
            _ => Texts.LeaveAssignees.With(string.Join(", ", leaving)),
        };
    }

    private void TakeBack(CaseTexts kept) => _texts = kept;

    private void Discard() => _texts = CaseTexts.Of(_read?.Value?.Now);

    private async Task SendAsync()
    {
        if (Changed is { } to)
        {
            var reason = string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim();
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
            await _modal!.CloseAsync();
            await OnChosen.InvokeAsync(new(_cases, to) { Reason = reason });
        }
    }
}

/// <summary>What was chosen in the dialog.</summary>
public sealed record FieldsAnswer(IReadOnlyList<CaseToAssign> Cases, NewValues To)
{
    public string? Reason { get; init; }
}
