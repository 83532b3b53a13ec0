using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People.Grants;

/// <summary>The form that grants publishing; takes effect at once.</summary>
public sealed partial class LendPublishing(ListBorrowers listBorrowers, GrantAccess giveGrant, ActorProvider actors)
{
    private IReadOnlyList<GrantPerson>? _people;
    private string _person = "";
    private string _reason = "";
    private int _minutes = GrantRules.MinutesOfADay;
    private string? _wrong;
    private bool _isBusy;

    /// <summary>Raised after granting, with a message.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private GrantAccessRequest? Request =>
        Guid.TryParse(_person, CultureInfo.InvariantCulture, out var person)
            ? new(person, GrantKinds.Duty, AccessGrant.Publishing, _reason, _minutes)
            : null;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var result = await listBorrowers.RunAsync(await actors.GetAsync(Disposed), Disposed);
        (_people, _wrong) = (result.Value, result.Error?.Message);
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
            (_person, _reason) = ("", "");
            await ReadAsync();
            await OnDone.InvokeAsync(Texts.PublishingWasLent.With(name));
        }

        _isBusy = false;
    }
}
