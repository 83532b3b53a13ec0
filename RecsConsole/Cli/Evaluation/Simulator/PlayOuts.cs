using RecsConsole.Engine;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>
/// Stops new cases at a step, forces each action that the desk shows there, and plays the rest of the case several times: the share that
/// ends well is what the shown probability should have been.
/// </summary>
internal sealed class PlayOuts(SimulatedTenant tenant, RecommendationPipeline pipeline, int repeats)
{
    private const int LastStop = 6;

    // late cases are judged by their own window, which goes beyond the time limit of other plays
    private const double ToTheEnd = 1_000;

    /// <summary>The shown actions of one case at one of its first steps; none when the case ended earlier.</summary>
    public IReadOnlyList<PlayedOut> Of(int number, ulong seed)
    {
        var stop = SimulationRandom.For(seed, FormattableString.Invariant($"stop {number}")).Between(0, LastStop);
        var text = tenant.Desk.Text(number, seed);
        CaseSnapshot? snapshot = null;
        Play(
            number,
            seed,
            new StopChooser(
                text,
                stop,
                play =>
                {
                    snapshot ??= tenant.Open(tenant.Desk.Show(play, number, text));
                    return null;
                }
            )
        );
        if (snapshot is null)
        {
            return [];
        }

        var slate = pipeline
            .Recommend(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, seed: 0))
            .Slates.Single(each => each.Kind == SlateKind.Action);
        return
        [
            .. slate.Items.Select(item => new PlayedOut(
                FormattableString.Invariant($"{tenant.Key} {seed} {number}"),
                item,
                snapshot,
                Share(number, seed, text, stop, item.Id)
            )),
        ];
    }

    private double Share(int number, ulong seed, CaseText text, int stop, string action)
    {
        var good = 0;
        for (var i = 0; i < repeats; i++)
        {
            var since = DateTimeOffset.MinValue;
            var onward = SimulationRandom.For(seed, FormattableString.Invariant($"onward {number} {i}"));
            var played = Play(
                number,
                seed,
                new StopChooser(
                    text,
                    stop,
                    play =>
                    {
                        since = play.Now;
                        play.GoOnWith(onward);
                        return tenant.Desk.World.Action(action);
                    }
                )
            );
            good += tenant.Desk.EndOf(played, since).EndedWell ? 1 : 0;
        }

        return (double)good / repeats;
    }

    private CasePlay Play(int number, ulong seed, StopChooser chooser) => tenant.Desk.Play(number, seed, chooser).Run(ToTheEnd);

    /// <summary>Works by habit except for one step, at which a callback decides.</summary>
    private sealed class StopChooser(CaseText text, int stop, Func<CasePlay, DemoAction?> decide) : IStepChooser
    {
        private readonly HabitChooser _habit = new(new Diagnosis(text));
        private int _asked;

        public DemoAction? Choose(CasePlay play) => (_asked++ == stop ? decide(play) : null) ?? _habit.Choose(play);
    }
}

/// <summary>A shown action and its outcomes.</summary>
/// <param name="Case">Tenant, seed and number.</param>
/// <param name="Share">Share of the play-outs that ended well.</param>
internal sealed record PlayedOut(string Case, SlateItem Item, CaseSnapshot Snapshot, double Share)
{
    public double Chance => FixedPoint.ToDouble(Item.Confidence.Probability);

    public ConfidenceLabel Sign => Item.Confidence.Label;
}
