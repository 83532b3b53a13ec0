using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.People.Profile.Fields;

/// <summary>The fields of a profile; every input is passed up at once.</summary>
public sealed partial class PersonFields
{
    [Parameter, EditorRequired]
    public required PersonView View { get; set; }

    /// <summary>The profile in the form.</summary>
    [Parameter, EditorRequired]
    public required PersonProfile Profile { get; set; }

    [Parameter]
    public EventCallback<PersonProfile> OnChange { get; set; }

    private string SignInWords => View.SignsInAs is { } name ? Texts.SignsIn.With(name) : Texts.CannotSign;

    private Task ChangeAsync(PersonProfile profile) => OnChange.InvokeAsync(profile);

    // the key of a new person follows the name until somebody types another
    private Task NameAsync(string name)
    {
        var follows = View.Id is null && string.Equals(Profile.Key, KeyOf(Profile.Name), StringComparison.Ordinal);
        return ChangeAsync(Profile with { Name = name, Key = follows ? KeyOf(name) : Profile.Key });
    }

    private static string KeyOf(string name) => Slug.Of(name, NewPerson.LongestKey);

    private Task ToggleAsync(string role) =>
        ChangeAsync(
            Profile with
            {
                Roles = Profile.Roles.Contains(role, StringComparer.Ordinal)
                    ? [.. Profile.Roles.Where(each => !string.Equals(each, role, StringComparison.Ordinal))]
                    : [.. Profile.Roles, role],
            }
        );
}
