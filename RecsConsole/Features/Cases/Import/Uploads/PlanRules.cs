using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Whether a file can be read as requested. The request comes from a browser, so all of it is validated.</summary>
internal static class PlanRules
{
    /// <summary>A longer name would not fit where cases are listed.</summary>
    public const int LongestName = 60;

    private const int LongestFormat = 60;

    /// <summary>What is wrong with the plan; null when it is valid.</summary>
    /// <exception cref="LogInputException">The file is not a text table.</exception>
    public static Error? Check(FilePlan plan, LogSource file) => CheckForm(plan) ?? CheckColumns(plan, FileShape.Read(file, plan));

    // whether a file can be opened with these settings at all
    private static Error? CheckForm(FilePlan plan) =>
        Enum.IsDefined(plan.Kind)
        && LogSource.Encodings.Contains(plan.Encoding, StringComparer.Ordinal)
        && (plan.Separator is not { } separator || LogSource.Separators.Contains(separator))
            ? null
            : Error.Invalid(ImportTexts.NoSuchForm);

    /// <summary>What is wrong with a name of cases that may not be one.</summary>
    internal static string CaseNameRule => ImportTexts.NameTheCases.With(LongestName);

    /// <summary>Whether cases may be called so; null leaves them the console's own word.</summary>
    internal static bool MayBeCaseName(string? name) =>
        name is null || (name.Length <= LongestName && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl));

    private static Error? CheckColumns(FilePlan plan, FileShape shape)
    {
        if (plan.Columns.Keys.FirstOrDefault(role => !FileRoles.All(plan.Kind).Contains(role, StringComparer.Ordinal)) is not null)
        {
            return Error.Invalid(ImportTexts.NoSuchForm);
        }

        if (!MayBeCaseName(plan.CaseName))
        {
            return Error.Invalid(CaseNameRule);
        }

        if (plan.Fields.Count > TicketPreset.MaxFields)
        {
            return Error.Invalid(ImportTexts.TooManyFields.With(TicketPreset.MaxFields));
        }

        if (
            plan.Columns.Values.Concat(plan.Fields).FirstOrDefault(column => !shape.Header.Contains(column, StringComparer.Ordinal)) is
            { } absent
        )
        {
            return Error.Invalid(ImportTexts.TheFileHasNoColumn.With(LogInputException.Shorten(absent)));
        }

        if (plan.Missing.Count > 0)
        {
            return Error.Invalid(ImportTexts.ChooseColumnsFor.With(string.Join(", ", plan.Missing.Select(ImportLabels.Role))));
        }

        return CheckTimes(plan);
    }

    private static Error? CheckTimes(FilePlan plan)
    {
        if (TimeZones.Find(plan.TimeZone) is null)
        {
            return Error.Invalid(ImportTexts.NoSuchForm);
        }

        try
        {
            LogMapping.CheckTimeFormat(plan.TimeFormat);
            return plan.TimeFormat is { Length: > LongestFormat } ? Error.Invalid(ImportTexts.NoSuchForm) : null;
        }
        catch (FormatException)
        {
            return Error.Invalid(ImportTexts.NoSuchForm);
        }
    }
}
