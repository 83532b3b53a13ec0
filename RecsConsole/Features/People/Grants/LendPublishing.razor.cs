using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Access;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People.Grants;

/// <summary>The form that grants publishing; takes effect at once. Kept as a draft until then.</summary>
public sealed partial class LendPublishing(ListBorrowers listBorrowers, GrantAccess giveGrant, ActorProvider actors)
{
    private IReadOnlyList<GrantPerson>? _people;
    private string _person = "";
    private string _reason = "";
    private int _minutes = GrantRules.MinutesOfADay;
    private string? _wrong;
    private bool _isBusy;
    private FormDraft<KeptLoan>? _kept;

    /// <summary>Raised after granting, with a message.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private GrantAccessRequest? Request =>
        Guid.TryParse(_person, CultureInfo.InvariantCulture, out var person)
            ? new(person, GrantKinds.Duty, AccessGrant.Publishing, _reason, _minutes)
            : null;

    private KeptLoan? Typed =>
        _person.Length + _reason.Length == 0 && _minutes == GrantRules.MinutesOfADay ? null : new(_person, _reason, _minutes);

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var result = await listBorrowers.RunAsync(await actors.GetAsync(Disposed), Disposed);
        (_people, _wrong) = (result.Value, result.Error?.Message);
    }

    private void Reset() => (_person, _reason, _minutes) = ("", "", GrantRules.MinutesOfADay);

    // the borrower may have left, or may publish by now
    private void TakeBack(KeptLoan kept)
    {
        _person = _people!.Any(each => string.Equals(each.Id.ToString("D"), kept.Person, StringComparison.Ordinal)) ? kept.Person : "";
        (_reason, _minutes) = (kept.Reason, kept.Minutes);
    }

    private async Task LendAsync()
    {
        if (Request is not { } request)
        {
            return;
        }

        _isBusy = true;
        var result = await giveGrant.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
        _wrong = result.Error?.Message;
        if (result.IsOk)
        {
            var name = _people!.First(person => person.Id == request.PersonId).Name;
            Reset();
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
            await ReadAsync();
            await OnDone.InvokeAsync(Texts.PublishingWasLent.With(name));
        }

        _isBusy = false;
    }
}
