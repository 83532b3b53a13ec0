using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>The form to map a group to permissions; saving an existing group changes it. Kept as a draft until then.</summary>
public sealed partial class GroupForm
{
    private static string[] Clearances => [SharedTexts.Public, SharedTexts.Internal, SharedTexts.Confidential, SharedTexts.Restricted];

    private ElementReference _first;
    private FormDraft<KeptGroup>? _kept;
    private string _group = "";
    private string _role = ConsoleRole.Agent;
    private List<string> _teams = [];
    private int _clearance = Classifications.Internal;

    [Parameter, EditorRequired]
    public required SingleSignOnView View { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<SignInGroup> OnSave { get; set; }

    public async Task EditAsync(SignInGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        (_group, _role, _teams) = (group.Group, group.Role, [.. group.Teams]);
        _clearance = Math.Min(group.Clearance, View.OwnClearance);
        StateHasChanged();
        await _first.FocusAsync();
    }

    /// <summary>The group was saved: resets the form, and deletes the draft.</summary>
    public Task ClearAsync()
    {
        Reset();
        StateHasChanged();
        return _kept?.ForgetAsync() ?? Task.CompletedTask;
    }

    private KeptGroup? Typed => _group.Length + _teams.Count == 0 ? null : new(_group, _role, string.Join(',', _teams), _clearance);

    private void Reset() => (_group, _teams) = ("", []);

    private void Add(ChangeEventArgs e)
    {
        if (e.Value is string { Length: > 0 } team && !_teams.Contains(team))
        {
            _teams.Add(team);
        }
    }

    private void TakeOut(string team) => _teams.Remove(team);

    private void TakeBack(KeptGroup kept)
    {
        (_group, _teams, _clearance) = (kept.Group, ListOf(kept.Teams), Math.Min(kept.Clearance, View.OwnClearance));
        _role = ConsoleRole.All.Contains(kept.Role, StringComparer.Ordinal) ? kept.Role : _role;
    }

    private Task KeyAsync(KeyboardEventArgs e) =>
        e is { Key: "Enter", CtrlKey: true } && !IsBusy && _group.Trim().Length > 0 ? SaveAsync() : Task.CompletedTask;

    private Task SaveAsync() => OnSave.InvokeAsync(new(_group, _role, [.. _teams], _clearance));

    private static List<string> ListOf(string kept) =>
        [.. kept.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
