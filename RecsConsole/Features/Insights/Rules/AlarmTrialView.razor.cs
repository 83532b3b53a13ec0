using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>The trial of an alarm on the past. Another rule cancels the trial that runs.</summary>
public sealed partial class AlarmTrialView(PreviewAlarm previewAlarm, InsightSlots slots)
{
    private Result<AlarmTrial>? _trial;
    private AlarmRule? _tried;
    private int _turn;
    private CancellationTokenSource? _running;

    [Parameter, EditorRequired]
    public required AlarmRule Rule { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<AlarmRule> OnAdd { get; set; }

    protected override Task OnParametersSetAsync() => _tried == Rule ? Task.CompletedTask : TryAsync();

    protected override void Dispose(bool disposing)
    {
        _running?.Cancel();
        _running?.Dispose();
        _running = null;
        base.Dispose(disposing);
    }

    private async Task TryAsync()
    {
        var (rule, turn) = (Rule, ++_turn);
        (_tried, _trial) = (rule, null);
        if (_running is { } before)
        {
            await before.CancelAsync();
            before.Dispose();
        }

        _running = CancellationTokenSource.CreateLinkedTokenSource(Disposed);
        var stop = _running.Token;
        try
        {
            var actor = await ActorAsync();
            var trial = await slots.RunAsync(() => previewAlarm.RunAsync(actor, rule, stop), stop);
            _trial = turn == _turn ? trial : _trial;
        }
        catch (OperationCanceledException) when (turn != _turn)
        {
            // the trial of the other rule shows its own result
        }
    }

    private static string Words(AlarmTrial trial)
    {
        List<string> sentences = [];
        if (trial.HasPast)
        {
            sentences.Add(
                trial.Raised.Count == 0
                    ? Texts.WouldNotHaveBeenRaised.With(PreviewAlarm.Days, trial.Mornings)
                    : Texts.WouldHaveBeenRaised.With(trial.Raised.Count, PreviewAlarm.Days, trial.Up, trial.Mornings)
            );
        }
        else
        {
            sentences.Add(Texts.FigureHasNoPast);
        }

        if (trial is { HasPast: true, Unjudged: > 0 })
        {
            sentences.Add(Texts.TooLittleOnMornings.With(trial.Unjudged));
        }

        sentences.Add(
            trial switch
            {
                { Value: { } value, Low: { } low, High: { } high } => Texts.FigureNowWithInterval.With(value, low, high, trial.N),
                { Value: { } value } => Texts.FigureNow.With(value, trial.N),
                _ => Texts.NoFigureNow,
            }
        );
        if (trial.IsUpNow)
        {
            sentences.Add(Texts.WouldBeRaisedNow);
        }

        return string.Join(' ', sentences);
    }
}
