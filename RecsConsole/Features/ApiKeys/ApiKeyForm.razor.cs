using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Form for a new key: name, the person it acts for, scopes and lifetime.</summary>
public sealed partial class ApiKeyForm
{
    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal) { ApiScopes.Read };
    private string _name = "";
    private Guid? _person;
    private int _days = ApiKeyRules.Lives[1];

    [Parameter, EditorRequired]
    public required IReadOnlyList<ApiKeyPerson> People { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<NewApiKey> OnSave { get; set; }

    private bool CanSave => !IsBusy && _name.Trim().Length > 0 && _person is not null && _scopes.Count > 0;

    /// <summary>Resets the form for the next key.</summary>
    public void Clear()
    {
        _name = "";
        StateHasChanged();
    }

    private void Choose(string scope, bool isChosen) => _ = isChosen ? _scopes.Add(scope) : _scopes.Remove(scope);

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } && CanSave ? SaveAsync() : Task.CompletedTask;

    private Task SaveAsync() => OnSave.InvokeAsync(new(_name, [.. _scopes], _person!.Value, _days));
}
