using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Catalog.CaseTypes.Kept;
using RecsConsole.Features.Catalog.CaseTypes.Templates;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>What is typed of a case type that is not added yet.</summary>
public sealed partial class CaseTypeForm
{
    private const int LongestSuggestion = 60;
    private string? _template = CaseTypeTemplates.All[0].Key;
    private string _workflow = "";
    private string _name = "";
    private string _key = "";
    private string _why = "";
    private bool _isTyped;
    private string _calendar = CalendarPresets.OfficeHours;
    private UseCaseAnswers _answers = UseCaseAnswers.None;
    private FormDraft<KeptCaseType>? _kept;

    // a name that a template suggests was not typed
    private KeptCaseType? Typed =>
        string.Equals(_template, CaseTypeTemplates.All[0].Key, StringComparison.Ordinal)
        && !_isTyped
        && string.Equals(_calendar, CalendarPresets.OfficeHours, StringComparison.Ordinal)
        && (_name.Length == 0 || IsSuggested)
        && _answers == UseCaseAnswers.None
        && _why.Length == 0
            ? null
            : new(_template, _workflow, _name, _key, _isTyped, IsAlways)
            {
                Calendar = _calendar,
                Answers = _answers,
                Why = _why,
            };

    private bool IsAlways => string.Equals(_calendar, CalendarPresets.AroundTheClock, StringComparison.Ordinal);

    // the presets, until the tenant has them too, and its own
    private IEnumerable<(string Key, string Words)> Hours =>
        new (string Key, string Words)[]
        {
            (CalendarPresets.OfficeHours, Texts.InOfficeHours),
            (CalendarPresets.AroundTheClock, Texts.AroundTheClock),
        }
            .Where(preset => !Calendars.Any(each => string.Equals(each.Key, preset.Key, StringComparison.Ordinal)))
            .Concat(Calendars.Select(each => (each.Key, Texts.HoursOfType.With(each.Title, CalendarHourLabels.Of(each.Hours)))));

    private bool IsSuggested => CaseTypeTemplates.All.Any(each => string.Equals(each.Name.In(Language), _name, StringComparison.Ordinal));

    [Parameter, EditorRequired]
    public required IReadOnlyList<WorkflowChoice> Workflows { get; set; }

    /// <summary>It is added at once, and nobody asks why.</summary>
    [Parameter]
    public bool IsSettingUp { get; set; }

    /// <summary>It comes into force without a second person.</summary>
    [Parameter]
    public bool IsAlone { get; set; }

    [Parameter]
    public IReadOnlyList<CalendarChoice> Calendars { get; set; } = [];

    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Why the last attempt to add it failed.</summary>
    [Parameter]
    public string? Wrong { get; set; }

    /// <summary>Adds the case type, or sends it to a second person; true when that worked.</summary>
    [Parameter, EditorRequired]
    public required Func<NewCaseType, Task<bool>> OnSave { get; set; }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override void OnInitialized() => Choose(CaseTypeTemplates.All[0]);

    protected override void OnParametersSet() => _workflow = _workflow.Length == 0 && Workflows.Count > 0 ? Workflows[0].Key : _workflow;

    // keep a name that the user typed
    private void Choose(CaseTypeTemplate template)
    {
        if (_name.Length == 0 || IsSuggested)
        {
            _name = template.Name.In(Language);
        }

        _template = template.Key;
        Suggest();
    }

    // suggest an id until the user types one; an id begins with a letter
    private void Suggest() => _key = _isTyped ? _key : Slug.Of(_name, LongestSuggestion).TrimStart([.. "0123456789-"]);

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        NewCaseType wanted = new(_key, _name, _template, _template is null ? _workflow : null)
        {
            Answers = _answers,
            Calendar = _calendar,
            Why = _why,
        };
        if (!IsBusy && await OnSave(wanted))
        {
            Reset();
            _name = _key = ""; // the suggested one has just been taken
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
        }
    }

    private void Reset()
    {
        (_name, _key, _why, _isTyped, _calendar, _answers) = ("", "", "", false, CalendarPresets.OfficeHours, UseCaseAnswers.None);
        Choose(CaseTypeTemplates.All[0]);
    }

    // a template or a workflow may have gone in the meantime
    private void TakeBack(KeptCaseType kept)
    {
        var isThere = kept.Template is null
            ? Workflows.Count > 0
            : CaseTypeTemplates.All.Any(each => string.Equals(each.Key, kept.Template, StringComparison.Ordinal));
        _template = isThere ? kept.Template : _template;
        _workflow = Workflows.Any(each => string.Equals(each.Key, kept.Workflow, StringComparison.Ordinal)) ? kept.Workflow : _workflow;
        (_name, _key, _why, _isTyped, _answers) = (kept.Name, kept.Key, kept.Why, kept.IsKeyTyped, kept.Answers);
        var calendar = kept.Calendar ?? (kept.IsAlways ? CalendarPresets.AroundTheClock : CalendarPresets.OfficeHours);
        _calendar = Hours.Any(each => string.Equals(each.Key, calendar, StringComparison.Ordinal)) ? calendar : CalendarPresets.OfficeHours;
    }
}
