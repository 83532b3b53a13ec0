using System.Globalization;
using RecsConsole.Platform.Tables;

namespace RecsConsole.Features.Accounts.Contracts.Import;

/// <summary>
/// Converts a row of the file to terms, based on the stored ones: an absent column changes nothing, an empty cell clears the field.
/// </summary>
/// <param name="zone">The tenant's time zone, in which a contract ends.</param>
internal sealed class TermsFromRow(string file, TableColumns columns, TimeZoneInfo zone)
{
    public const string Key = "key";

    /// <summary>Number of required columns: the first ones.</summary>
    public const int Required = 2;

    /// <summary>Whether the file has a column with the start or the end of the contract.</summary>
    public bool StatesContract => columns.At(EndColumn) is not null || columns.At(StartColumn) is not null;

    private const string NameColumn = "name";
    private const string TierColumn = "tier";
    private const string RegionColumn = "region";
    private const string StartColumn = "contract_starts";
    private const string EndColumn = "contract_ends";
    private const string EntitlementsColumn = "entitlements";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Every column an import knows.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [Key, NameColumn, TierColumn, RegionColumn, StartColumn, EndColumn, EntitlementsColumn];

    public string KeyOf(TableRow row) => columns.Cell(row, Key) ?? "";

    /// <summary>The terms resulting from the row.</summary>
    /// <param name="known">Null: a new customer.</param>
    /// <exception cref="TableInputException">A cell has an invalid value.</exception>
    public AccountTerms Read(TableRow row, AccountTerms? known)
    {
        var terms = new AccountTerms
        {
            Key = KeyOf(row),
            Name = columns.Cell(row, NameColumn) ?? "",
            Tier = columns.At(TierColumn) is null ? known?.Tier : columns.Cell(row, TierColumn),
            Region = columns.At(RegionColumn) is null ? known?.Region : columns.Cell(row, RegionColumn),
            ContractStartsAt = columns.At(StartColumn) is null ? known?.ContractStartsAt : Instant(row, StartColumn, ContractDays.StartOf),
            ContractEndsAt = columns.At(EndColumn) is null ? known?.ContractEndsAt : Instant(row, EndColumn, ContractDays.EndOf),
            Entitlements = columns.At(EntitlementsColumn) is null
                ? known?.Entitlements ?? []
                : Listed(columns.Cell(row, EntitlementsColumn)),
        }.Normalised();
        return TermsRules.Check(terms, isNew: known is null) is [var problem, ..]
            ? throw TableInputException.AtCell(file, row.Line, ColumnOf(problem.Field), problem.Message)
            : terms;
    }

    // a date means the whole day; another system may give an exact time
    private DateTimeOffset? Instant(TableRow row, string column, Func<DateOnly, TimeZoneInfo, DateTimeOffset> ofDay)
    {
        if (columns.Cell(row, column) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? ofDay(day, zone)
            : text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at
            : throw TableInputException.AtCell(file, row.Line, column, Texts.IsNotADay.With(text));
    }

    private static string[] Listed(string? cell) =>
        cell?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string ColumnOf(string field) =>
        field switch
        {
            nameof(AccountTerms.Name) => NameColumn,
            nameof(AccountTerms.Tier) => TierColumn,
            nameof(AccountTerms.Region) => RegionColumn,
            nameof(AccountTerms.ContractStartsAt) => StartColumn,
            nameof(AccountTerms.ContractEndsAt) => EndColumn,
            nameof(AccountTerms.Entitlements) => EntitlementsColumn,
            _ => Key,
        };
}
