using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>Asks who the model should rank for, and why.</summary>
public sealed partial class ProposeDialog
{
    private const int UsualPercent = 10;
    private readonly HashSet<string> _teams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roles = new(StringComparer.Ordinal);
    private ReasonDialog? _dialog;
    private ModelView? _view;
    private bool _isPilot;
    private bool _isByWindow;
    private int _percent = UsualPercent;
    private int _hours = WindowLength.Unknown.Hours;
    private FormDraft<KeptProposal>? _kept;

    /// <summary>Sends the proposal; returns the error when it was refused.</summary>
    [Parameter, EditorRequired]
    public required Func<ProposePromotionRequest, Task<Error?>> Send { get; set; }

    public Task OpenAsync(ModelView view)
    {
        (_view, _isPilot, _percent) = (view, false, UsualPercent);
        (_isByWindow, _hours) = (false, view.Window.Hours);
        _teams.Clear();
        _roles.Clear();
        StateHasChanged();
        return _dialog!.AskAsync(
            new(Texts.Propose.With(view.Line.Version), Texts.ProposeConsequence, Texts.ProposeAgain)
            {
                Missing = Texts.ProposeReasonMissing,
                Draft = new(DraftForms.Model, $"propose:{view.Line.Version}"),
                LongestReason = ModelSteps.LongestWhy,
                Shortcut = Texts.ProposesIt,
            },
            SendAsync
        );
    }

    private WindowLength Usual => _view?.Window ?? WindowLength.Unknown;

    private string? MedianHint =>
        Usual switch
        {
            { Median: { } median, IsTooShort: true, Cases: var cases } => Texts.CasesOutlastWindows.With(cases, DurationLabels.Of(median)),
            { Median: { } median, Cases: var cases } => Texts.HalfOfCasesTook.With(cases, DurationLabels.Of(median)),
            _ => null,
        };

    private KeptProposal? Typed =>
        _isPilot || _isByWindow || _percent != UsualPercent || _hours != Usual.Hours || _teams.Count + _roles.Count > 0
            ? new(_isPilot, _percent, [.. _teams.Order(StringComparer.Ordinal)], [.. _roles.Order(StringComparer.Ordinal)])
            {
                IsByWindow = _isByWindow,
                Hours = _hours,
            }
            : null;

    private void TakeBack(KeptProposal kept)
    {
        (_isPilot, _percent) = (kept.IsPilot, kept.Percent);
        (_isByWindow, _hours) = (kept.IsByWindow, kept.Hours > 0 ? kept.Hours : Usual.Hours);
        _teams.UnionWith(kept.Teams);
        _roles.UnionWith(kept.Roles);
    }

    private static void Toggle(HashSet<string> set, string value)
    {
        if (!set.Remove(value))
        {
            set.Add(value);
        }
    }

    private async Task<Error?> SendAsync(string why)
    {
        var line = _view!.Line;
        var refusal = await Send(
            new(new(line.Version, line.Revision, why), _isPilot ? ModelStatus.Pilot : ModelStatus.Live, _percent, [.. _teams], [.. _roles])
            {
                WindowHours = _isPilot && _isByWindow ? Math.Max(Switchback.MinHours, _hours) : 0,
            }
        );
        if (refusal is null)
        {
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
        }

        return refusal;
    }
}

/// <summary>An unsent choice of who a model should rank for.</summary>
public sealed record KeptProposal(bool IsPilot, int Percent, IReadOnlyList<string> Teams, IReadOnlyList<string> Roles)
{
    public bool IsByWindow { get; init; }

    public int Hours { get; init; }
}
