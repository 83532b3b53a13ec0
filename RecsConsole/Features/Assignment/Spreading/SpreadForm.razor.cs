using Microsoft.AspNetCore.Components;
using RecsConsole.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Assignment.Spreading;

/// <summary>Spreads cases over a team: shows the proposal of the plan, and lets the user change it.</summary>
public sealed partial class SpreadForm(PreviewSpread previewSpread, ActorProvider actors)
{
    private readonly Dictionary<Guid, Guid> _personOf = [];
    private Result<ProposedSpread>? _spread;
    private readonly Dictionary<Guid, ElementReference> _selects = [];
    private ElementReference _back;
    private bool _mustFocus;

    [Parameter, EditorRequired]
    public required IReadOnlyList<Guid> CaseIds { get; set; }

    /// <summary>The cases are to be assigned as chosen in the form.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<SpreadChoice>> OnSpread { get; set; }

    [Parameter]
    public EventCallback OnBack { get; set; }

    private ProposedSpread Spread => _spread!.Value!;

    private IReadOnlyList<SpreadChoice> Chosen =>
        [
            .. Spread
                .Cases.Where(each => _personOf.ContainsKey(each.Id))
                .Select(each => new SpreadChoice(each.Id, _personOf[each.Id], NameOf(_personOf[each.Id]))),
        ];

    private string Summary
    {
        get
        {
            var people = Chosen.DistinctBy(each => each.PersonId).ToList();
            var over = people.Count switch
            {
                0 => Texts.NobodyGetsAny,
                1 => Texts.AllGoTo.With(people[0].Name),
                var count => Texts.SpreadOver.With(count),
            };
            var left = Spread.Cases.Count - Chosen.Count;
            return left == 0 ? over : $"{over} {Texts.LeftAsTheyAre.With(left)}";
        }
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _spread = null;
        _personOf.Clear();
        _spread = await previewSpread.RunAsync(await actors.GetAsync(Disposed), CaseIds, Disposed);
        foreach (var each in _spread.Value?.Cases ?? [])
        {
            Choose(each, each.PersonId?.ToString("D"));
        }

        _mustFocus = _spread.IsOk;
    }

    // the button that led here is gone, and the focus with it
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus && _spread is not null)
        {
            _mustFocus = false;
            await (Spread.Cases is [var first, ..] ? _selects[first.Id] : _back).FocusIfThereAsync();
        }
    }

    private void Choose(SpreadCase each, string? value)
    {
        if (Guid.TryParse(value, out var person))
        {
            _personOf[each.Id] = person;
        }
        else
        {
            _personOf.Remove(each.Id);
        }
    }

    private string Value(SpreadCase each) => _personOf.TryGetValue(each.Id, out var person) ? person.ToString("D") : "";

    private string NameOf(Guid person) => Spread.People.First(each => each.Id == person).Name;

    private int CountOf(SpreadPerson person) => _personOf.Values.Count(each => each == person.Id);

    private int HeldBy(SpreadPerson person) => Spread.Cases.Count(each => each.HolderId == person.Id);

    // cases chosen for the person in the form, and the person's own cases that the form leaves unassigned
    private int OfThese(SpreadPerson person) =>
        CountOf(person) + Spread.Cases.Count(each => each.HolderId == person.Id && !_personOf.ContainsKey(each.Id));

    private string Why(SpreadCase each)
    {
        if (_personOf.TryGetValue(each.Id, out var person))
        {
            var fit = each.Fits.First(one => one.PersonId == person);
            return fit.IsByThePlan ? Reason(fit) : $"{Reason(fit)} {Texts.NotByThePlan}";
        }

        return each.Gap switch
        {
            null => Texts.LeftByYou,
            SpreadGap.NobodyHasRoom => Texts.EverybodyIsAtCapacity,
            SpreadGap.AskedEnough => Texts.EverybodyReachedDailyLimit,
            SpreadGap.NobodyAtWork => Texts.NobodyAtWork,
            SpreadGap.NobodyAtWorkAndLate => Texts.NobodyAtWorkAndLate,
            _ => Texts.NobodyFits,
        };
    }

    private static string Reason(SpreadFit fit) =>
        fit switch
        {
            { Level: 0, Solved: 0 } => Texts.OfTheTeam,
            { Level: 0 } => Texts.SolvedSuch.With(fit.Solved),
            { Solved: 0 } => Texts.KnowsIt.With(fit.Level),
            _ => Texts.KnowsItAndSolved.With(fit.Level, fit.Solved),
        };
}
