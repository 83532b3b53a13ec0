using Microsoft.AspNetCore.Components;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>The full trace of a recorded decision, as far as the viewer may see it. Follows no changes: each read is audited.</summary>
public sealed partial class TracePage(ReadTrace readTrace)
{
    private SlateKind _kind;
    private TraceItem? _item;

    [Parameter]
    public required Guid Id { get; set; }

    protected override Guid Question => Id;

    private TimeZoneInfo? Zone => TimeZones.Find(View?.TimeZone);

    private TraceSlate? Slate => View?.Slates.FirstOrDefault(slate => slate.Kind == _kind);

    private string? Responded => View!.Responses is [.., var last] ? last.Words.AsClause() : null;

    protected override Task<Result<TraceView>> ReadAsync(Actor actor, Guid question) => readTrace.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        Forget();
        _item = null;
    }

    protected override Task OnReadAsync()
    {
        if (View is not null)
        {
            Choose(View.Slates.FirstOrDefault(slate => slate.Items.Count > 0)?.Kind ?? SlateKind.Action);
        }

        return Task.CompletedTask;
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

    private void Choose(SlateKind kind)
    {
        _kind = kind;
        _item = Slate?.Items.Count > 0 ? Slate.Items[0] : null;
    }

    private void ChooseItem(TraceItem item) => _item = item;
}
