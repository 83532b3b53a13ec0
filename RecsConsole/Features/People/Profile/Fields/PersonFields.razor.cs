using Microsoft.AspNetCore.Components;

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
