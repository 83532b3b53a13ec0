using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Tenants;

/// <summary>A case's slates now and with the draft, side by side; computed again with every change of the draft.</summary>
public sealed partial class PreviewPanel(PreviewTenantSettings previewSettings, ActorProvider actors)
{
    private string _caseKey = "";
    private SettingsPreview? _preview;
    private Error? _error;
    private ConfigurationPart? _shownFor;

    [Parameter, EditorRequired]
    public required ConfigurationPart Draft { get; set; }

    private string Summary
    {
        get
        {
            var moved = _preview!.Slates.SelectMany(slate => slate.Then).Count(line => line.RankNow != line.RankThen);
            return moved == 0 ? Texts.OrderUnchanged : Texts.CardsMove.With(moved);
        }
    }

    protected override Task OnParametersSetAsync() => _shownFor == Draft ? Task.CompletedTask : TryAsync();

    private async Task TryAsync()
    {
        var (draft, key) = (Draft, _caseKey);
        _shownFor = draft;
        if (string.IsNullOrWhiteSpace(key))
        {
            (_preview, _error) = (null, null);
            return;
        }

        var actor = await actors.GetAsync(Disposed);
        var result = await previewSettings.RunAsync(actor, new(key, draft), Disposed);
        if (
            draft == Draft // a slower answer for an older draft must not overwrite this one
            && string.Equals(key, _caseKey, StringComparison.Ordinal)
        )
        {
            (_preview, _error) = (result.Value, result.Error);
        }
    }

    private static string TitleOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.WhatNext,
            SlateKind.Document => SharedTexts.ReadThis,
            _ => SharedTexts.AskSomeone,
        };

    private static (TagTone Tone, string Words)? MoveOf(PreviewLine line) =>
        (line.RankNow, line.RankThen) switch
        {
            (null, _) => (TagTone.Done, Texts.NewThere),
            ({ } now, { } then) when now > then => (TagTone.Done, Texts.Up.With(now - then)),
            ({ } now, { } then) when now < then => (TagTone.Soon, Texts.Down.With(then - now)),
            _ => null,
        };
}
