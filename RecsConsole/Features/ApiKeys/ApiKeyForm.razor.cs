using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Form for a new key: name, the person it acts for, scopes and lifetime; kept as a draft until the key is created.</summary>
public sealed partial class ApiKeyForm
{
    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal) { ApiScopes.Read };
    private string _name = "";
    private Guid? _person;
    private int _days = ApiKeyRules.Lives[1];
    private FormDraft<KeptApiKey>? _kept;

    [Parameter, EditorRequired]
    public required IReadOnlyList<ApiKeyPerson> People { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<NewApiKey> OnSave { get; set; }

    private bool CanSave => !IsBusy && _name.Trim().Length > 0 && _person is not null && _scopes.Count > 0;

    // customers can be written with any administrator's key, cases only by somebody who works them
    private bool CannotWriteCases =>
        _scopes.Contains(ApiScopes.Write)
        && People.FirstOrDefault(person => person.Id == _person) is { } chosen
        && !chosen.Roles.Intersect(ConsoleRole.CaseWorkers, StringComparer.Ordinal).Any();

    private KeptApiKey? Typed =>
        _name.Length == 0 && _person is null && _days == ApiKeyRules.Lives[1] && _scopes.SetEquals([ApiScopes.Read])
            ? null
            : new(_name, _person, _days, [.. _scopes.Order(StringComparer.Ordinal)]);

    /// <summary>The key was created: resets the form for the next one, and deletes the draft.</summary>
    public Task ClearAsync()
    {
        Reset();
        StateHasChanged();
        return _kept?.ForgetAsync() ?? Task.CompletedTask;
    }

    private void Reset()
    {
        (_name, _person, _days) = ("", null, ApiKeyRules.Lives[1]);
        _scopes.Clear();
        _scopes.Add(ApiScopes.Read);
    }

    // a person or a scope may have gone in the meantime
    private void TakeBack(KeptApiKey kept)
    {
        (_name, _person) = (kept.Name, People.FirstOrDefault(person => person.Id == kept.PersonId)?.Id);
        _days = ApiKeyRules.Lives.Contains(kept.Days) ? kept.Days : _days;
        _scopes.Clear();
        _scopes.UnionWith(ApiScopes.All.Intersect(kept.Scopes, StringComparer.Ordinal));
    }

    private void Choose(string scope, bool isChosen) => _ = isChosen ? _scopes.Add(scope) : _scopes.Remove(scope);

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } && CanSave ? SaveAsync() : Task.CompletedTask;

    private Task SaveAsync() => OnSave.InvokeAsync(new(_name, [.. _scopes], _person!.Value, _days));
}
