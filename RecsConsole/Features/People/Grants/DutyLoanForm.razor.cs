using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Access;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People.Grants;

/// <summary>The form that lends a right of the second person; takes effect at once. Kept as a draft until then.</summary>
public sealed partial class DutyLoanForm(ListBorrowers listBorrowers, GrantAccess giveGrant, ActorProvider actors)
{
    private IReadOnlyList<GrantPerson>? _people;
    private IReadOnlyList<GrantPerson> _independent = [];
    private string _duty = LentDuty.All[0].Key;
    private string _person = "";
    private string _reason = "";
    private int _minutes = GrantRules.MinutesOfADay;
    private string? _wrong;
    private bool _isBusy;
    private FormDraft<KeptLoan>? _kept;

    /// <summary>The right that the reader came for; null for none in particular.</summary>
    [Parameter]
    public string? Asked { get; set; }

    /// <summary>Raised after granting, with a message.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private GrantAccessRequest? Request =>
        Guid.TryParse(_person, CultureInfo.InvariantCulture, out var person)
            ? new(person, GrantKinds.Duty, _duty, _reason, _minutes)
            : null;

    private KeptLoan? Typed =>
        _person.Length + _reason.Length == 0 && _minutes == GrantRules.MinutesOfADay
            ? null
            : new(_person, _reason, _minutes) { Duty = _duty };

    protected override Task OnInitializedAsync() => ChooseAsync(Asked);

    private async Task ReadAsync()
    {
        var result = await listBorrowers.RunAsync(await actors.GetAsync(Disposed), _duty, Disposed);
        (_people, _independent, _wrong) = (result.Value?.People, result.Value?.Independent ?? [], result.Error?.Message);
    }

    // others can borrow another right
    private async Task ChooseAsync(string? duty)
    {
        (_duty, _person) = (LentDuty.Find(duty ?? "")?.Key ?? _duty, "");
        await ReadAsync();
    }

    private void Reset() => (_person, _reason, _minutes) = ("", "", GrantRules.MinutesOfADay);

    // the borrower may have left, or have the right by now
    private async Task TakeBackAsync(KeptLoan kept)
    {
        await ChooseAsync(kept.Duty);
        _person = _people?.Any(each => string.Equals(each.Id.ToString("D"), kept.Person, StringComparison.Ordinal)) is true
            ? kept.Person
            : "";
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
            await OnDone.InvokeAsync(Texts.DutyWasLent.With(name, GrantLabels.DutyOf(request.ObjectKey)));
        }

        _isBusy = false;
    }
}
