using Microsoft.AspNetCore.Components;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>The full trace of a recorded decision, as far as the viewer may see it.</summary>
public sealed partial class TracePage(ReadTrace readTrace, ActorProvider actors)
{
    private TraceView? _view;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private Guid? _readId;
    private SlateKind _kind;
    private TraceItem? _item;

    [Parameter]
    public required Guid Id { get; set; }

    private TraceSlate? Slate => _view?.Slates.FirstOrDefault(slate => slate.Kind == _kind);

    private string? Responded => _view!.Responses is [.., var last] ? last.Words.InSentence() : null;

    protected override Task OnParametersSetAsync()
    {
        if (_readId == Id)
        {
            return Task.CompletedTask; // each render sets parameters again; opening it again would be audited again
        }

        (_readId, _view, _error, _item) = (Id, null, null, null);
        return ReadAsync();
    }

    private static string NameOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.WhatNext,
            SlateKind.Document => SharedTexts.ReadThis,
            _ => SharedTexts.AskSomeone,
        };

    private static string Notice(TraceView view)
    {
        var redacted = view.IsFull ? null : Texts.HiddenHint;
        return string.Join(' ', new[] { redacted, view.Gap }.OfType<string>());
    }

    private async Task ReadAsync()
    {
        var asked = Id;
        var actor = await actors.GetAsync(Disposed);
        var result = await readTrace.RunAsync(actor, asked, Disposed);
        if (asked != Id)
        {
            return; // a late result for the previous decision
        }

        (_view, _error) = (result.Value, result.Error);
        _zone = TimeZones.Find(_view?.TimeZone);
        if (_view is not null)
        {
            Choose(_view.Slates.FirstOrDefault(slate => slate.Items.Count > 0)?.Kind ?? SlateKind.Action);
        }
    }

    private void Choose(SlateKind kind)
    {
        _kind = kind;
        _item = Slate?.Items.Count > 0 ? Slate.Items[0] : null;
    }

    private void ChooseItem(TraceItem item) => _item = item;
}
