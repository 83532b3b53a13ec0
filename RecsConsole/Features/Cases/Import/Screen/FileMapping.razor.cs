using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Import.Screen;

/// <summary>
/// The mapping of a file, tried on the whole file before anything is written. Kept as a draft as long as its file: an import that failed
/// is begun again from it.
/// </summary>
public sealed partial class FileMapping(PreviewImport previewImport, RequestImport requestImport)
{
    private readonly RunningCheck _check = new();
    private FilePlan _plan = new();
    private CheckedFile? _checked;
    private string? _wrong;
    private bool _isBusy;
    private int _problemPage = 1;

    [Parameter, EditorRequired]
    public required ImportView View { get; set; }

    [Parameter, EditorRequired]
    public required UploadedFile Upload { get; set; }

    /// <summary>The import is queued; carries its run.</summary>
    [Parameter]
    public EventCallback<Guid> OnRequested { get; set; }

    private static IEnumerable<string> TimeFormats => TimeFormat.Known().Select(format => format.Name);
    private IEnumerable<string> Zones => new[] { View.TimeZone, "UTC", _plan.TimeZone }.Distinct(StringComparer.Ordinal);

    private TicketPreset? Preset => _plan.Preset is { } key ? TicketPresets.Find(key) : null;

    private string FoundFormat =>
        _plan.TimeFormat is null && _checked?.TimeFormat is { } format ? ImportTexts.FoundFormat.With(format) : ImportTexts.FindTheFormat;

    private FilePlan? Typed => IsAsUploaded ? null : _plan;

    private bool IsAsUploaded =>
        _plan with { Columns = Upload.Plan.Columns, Fields = Upload.Plan.Fields } == Upload.Plan
        && _plan.Fields.SequenceEqual(Upload.Plan.Fields, StringComparer.Ordinal)
        && _plan.Columns.Count == Upload.Plan.Columns.Count
        && Upload.Plan.Columns.All(pair => string.Equals(ColumnOf(pair.Key), pair.Value, StringComparison.Ordinal));

    // columns without a role
    private IReadOnlyList<string> Further =>
        [.. View.Header.Where(name => name.Length > 0).Except(_plan.Columns.Values, StringComparer.Ordinal)];

    private string? Verdict =>
        _checked switch
        {
            null => null,
            { ImportedAt: { } at, IsReadTheSame: true } => ImportTexts.WasImportedTheSame.With(DayOf(at)),
            { IsGood: true } good => ImportTexts.RowsOfCasesAreGood.With(good.Rows, good.Cases),
            var bad => ImportTexts.ProblemsInRows.With(bad.ProblemCount),
        };

    // why it cannot be imported now, beside the button
    private string? State =>
        _check.IsRunning ? ImportTexts.CheckingTheFile
        : _plan.Missing.Count > 0 ? ImportTexts.ChooseColumnsFor.With(string.Join(", ", _plan.Missing.Select(ImportLabels.Role)))
        : Verdict;

    private string DayOf(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZones.Find(View.TimeZone) ?? TimeZoneInfo.Utc).OnScreen("d MMM yyyy");

    protected override async Task OnInitializedAsync()
    {
        _plan = Upload.Plan;
        await CheckPageAsync();
    }

    private Task SetKindAsync(string word)
    {
        var kind = Enum.TryParse<FileKind>(word, out var known) ? known : FileKind.Events;
        return SetAsync(ColumnGuess.As(_plan, kind, View.Header));
    }

    private Task SetAsync(FilePlan plan)
    {
        (_plan, _checked, _wrong) = (plan, null, null);
        _check.Stop();
        return CheckPageAsync();
    }

    // nothing is read in another way because of it
    private void Name(string name) => _plan = _plan with { CaseName = string.IsNullOrWhiteSpace(name) ? null : name.Trim() };

    private Task ToggleAsync(string column) =>
        SetAsync(
            _plan with
            {
                Fields = IsKept(column) ? [.. _plan.Fields.Except([column], StringComparer.Ordinal)] : [.. _plan.Fields, column],
            }
        );

    private bool IsKept(string column) => _plan.Fields.Contains(column, StringComparer.Ordinal);

    private async Task CheckPageAsync(int problemPage = 1)
    {
        if (_plan.Missing.Count > 0)
        {
            return;
        }

        _wrong = null;
        var (actor, plan) = (await ActorAsync(), _plan);
        var result = await _check.RunAsync(
            (progress, token) =>
                previewImport.RunAsync(actor, new(Upload.Id, plan) { ProblemPage = problemPage, Progress = progress }, token),
            () => _ = InvokeAsync(StateHasChanged),
            Disposed
        );
        if (result is not null)
        {
            (_checked, _wrong, _problemPage) = (result.Value, result.Error?.Message, problemPage);
        }
    }

    private async Task ImportAsync()
    {
        _isBusy = true;
        var result = await requestImport.RunAsync(await ActorAsync(), new(Upload.Id, _plan), Disposed);
        (_isBusy, _wrong) = (false, result.Error?.Message);
        if (result.Value is { } run)
        {
            await OnRequested.InvokeAsync(run.RunId);
        }
    }

    private string ColumnOf(string role) => _plan.Columns.GetValueOrDefault(role, "");

    private string? WrongWith(string role) => _plan.Missing.Contains(role, StringComparer.Ordinal) ? ImportTexts.ChooseItsColumn : null;

    private static string Word(ChangeEventArgs change) => change.Value as string ?? "";

    private static string? OrNull(string word) => word.Length == 0 ? null : word;

    // browsers do not preserve a tab as an option value
    private static string Code(char? separator) => separator is { } sign ? ((int)sign).ToString(CultureInfo.InvariantCulture) : "";

    private static char? SeparatorOf(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (char)number : null;
}
