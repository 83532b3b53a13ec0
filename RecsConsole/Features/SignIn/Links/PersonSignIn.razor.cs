using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Layout;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// The sign-in section of a person's page: whether and how they sign in, and the links an administrator creates for them.
/// </summary>
public sealed partial class PersonSignIn(
    ReadSignIn readSignIn,
    InvitePerson invitePerson,
    ResetPassword resetPassword,
    ActorProvider actors
)
{
    private SignInOfPerson? _view;
    private ConfirmDialog? _confirm;
    private (Guid Person, long Revision) _readFor;
    private string _to = "";
    private string? _link;
    private string? _said;
    private string? _wrong;
    private bool _isBusy;

    [Parameter]
    [EditorRequired]
    public Guid PersonId { get; set; }

    /// <summary>Which version of the person is shown: an address that was just saved is the one to invite.</summary>
    [Parameter]
    public long Revision { get; set; }

    [CascadingParameter(Name = AdministrationReading.IsReadOnly)]
    public bool IsReadOnly { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor == (PersonId, Revision))
        {
            return;
        }

        if (_readFor.Person != PersonId)
        {
            (_to, _link, _said) = ("", null, null);
        }

        _readFor = (PersonId, Revision);
        await ReadAsync(await actors.GetAsync(Disposed));
        _to = _to.Length == 0 ? _view?.InviteTo ?? "" : _to;
    }

    private async Task ReadAsync(Actor actor)
    {
        var read = await readSignIn.RunAsync(actor, PersonId, Disposed);
        (_view, _wrong) = (read.Value, read.Error?.Message);
    }

    private Task InviteAsync() =>
        DoAsync(async actor => Show(await invitePerson.RunAsync(actor, new(PersonId, _to, _view!.IsMailed), Disposed)));

    private Task ResetAsync() => DoAsync(async actor => Show(await resetPassword.RunAsync(actor, PersonId, Disposed)));

    private async Task RemoveFactorAsync()
    {
        if (await _confirm!.AskAsync())
        {
            await DoAsync(async actor =>
            {
                var removed = await resetPassword.RemoveFactorAsync(actor, PersonId, Disposed);
                _said = removed.IsOk ? Texts.FactorTurnedOff : null;
                return removed.Error;
            });
        }
    }

    private async Task DoAsync(Func<Actor, Task<Error?>> act)
    {
        (_isBusy, _link, _said, _wrong) = (true, null, null, null);
        var actor = await actors.GetAsync(Disposed);
        var error = await act(actor);
        await ReadAsync(actor);
        (_isBusy, _wrong) = (false, error?.Message ?? _wrong);
    }

    private Error? Show(Result<CreatedLink> made)
    {
        if (made.IsOk)
        {
            _link = made.Value.Address;
            _said = LinkLabels.WordsOf(made.Value.Mail);
        }

        return made.Error;
    }
}
