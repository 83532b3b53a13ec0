using Microsoft.AspNetCore.Components;
using RecsConsole.Access;
using RecsConsole.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Layout;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People.Grants;

/// <summary>Makes and withdraws grants; each takes effect at once.</summary>
public sealed partial class PersonGrants(ListGrants listGrants, GrantAccess giveGrant, WithdrawGrant withdrawGrant, ActorProvider actors)
{
    private IReadOnlyList<GrantLine>? _lines;
    private Error? _error;
    private string? _zone;
    private Guid _readFor;
    private string _kind = GrantKinds.Case;
    private string _key = "";
    private string _reason = "";
    private int _minutes = GrantRules.Lengths[2];
    private string? _wrong;
    private string? _news;
    private bool _isBusy;
    private ConfirmDialog? _confirm;
    private string _question = "";

    [Parameter, EditorRequired]
    public required Guid PersonId { get; set; }

    /// <summary>Hides the form for oneself: nobody can make grants to themselves.</summary>
    [Parameter]
    public bool IsSelf { get; set; }

    [CascadingParameter(Name = AdministrationReading.IsReadOnly)]
    public bool IsReadOnly { get; set; }

    private GrantAccessRequest Request => new(PersonId, _kind, _key, _reason, _minutes);

    private KeptGrant? Typed => _key.Length + _reason.Length > 0 ? new(_kind, _key, _reason, _minutes) : null;

    private void TakeBack(KeptGrant kept) => (_kind, _key, _reason, _minutes) = (kept.Kind, kept.Key, kept.Reason, kept.Minutes);

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor != PersonId)
        {
            (_readFor, _lines) = (PersonId, null);
            await ReadAsync();
        }
    }

    private static string Name(GrantLine line) =>
        line.Kind is GrantKinds.Duty
            ? GrantLabels.DutyOf(line.ObjectKey)
            : $"{(line.Kind is GrantKinds.Case ? SharedTexts.Case : SharedTexts.Document)} {line.ObjectKey ?? Texts.ThatYouMayNotSee}";

    private static RenderFragment TimeOf(GrantLine line, RenderFragment until) =>
        (line.IsInForce, line.IsBreakGlass ? null : line.GivenBy) switch
        {
            (true, null) => Texts.UntilInSentence.With(until),
            (false, null) => Texts.EndedWasUntil.With(until),
            (true, { } giver) => Texts.UntilGivenBy.With(until, TextPlaces.Plain(giver)),
            (false, { } giver) => Texts.EndedGivenBy.With(until, TextPlaces.Plain(giver)),
        };

    private async Task ReadAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await listGrants.RunAsync(actor, PersonId, Disposed);
        (_lines, _error) = (result.Value?.Lines, result.Error);
        _zone = result.Value?.TimeZone;
    }

    private async Task GiveAsync()
    {
        _isBusy = true;
        var actor = await actors.GetAsync(Disposed);
        var result = await giveGrant.RunAsync(actor, Request, Disposed);
        _wrong = result.Error?.Message;
        if (result.IsOk)
        {
            (_key, _reason, _news) = ("", "", Texts.GrantGiven);
            await ReadAsync();
        }

        _isBusy = false;
    }

    private async Task WithdrawAsync(GrantLine line)
    {
        _question = GrantLabels.Question(null, GrantLabels.ObjectOf(line.Kind, line.ObjectKey));
        StateHasChanged();
        if (!await _confirm!.AskAsync())
        {
            return;
        }

        _isBusy = true;
        var actor = await actors.GetAsync(Disposed);
        var result = await withdrawGrant.RunAsync(actor, line.Id, Disposed);
        _wrong = result.Error?.Message;
        _news = result.IsOk ? Texts.GrantWithdrawn : null;
        await ReadAsync();
        _isBusy = false;
    }
}
