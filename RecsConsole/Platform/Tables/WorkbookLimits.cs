using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace RecsConsole.Platform.Tables;

/// <summary>
/// Refuses a workbook by what reading it would take: a few bytes can name a column or row far away, up to which the reader fills
/// everything, and many empty shared texts take little room in the file.
/// </summary>
internal static class WorkbookLimits
{
    /// <summary>The most cells that are read, with those that are filled up; a million rows have up to 200 columns.</summary>
    public const int MostCells = 200_000_000;

    private const int Million = 1_000_000;
    private const int MaxParts = 10_000;
    private const int MaxColumns = 16_384; // column XFD, the last one of a spreadsheet
    private const int MaxRows = 1_048_576; // the last row of a spreadsheet
    private const int MaxTexts = 5_000_000;
    private const int MostStyleBytes = 20 * 1024 * 1024;

    private static readonly XmlReaderSettings s_xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static InvalidDataException TooLarge(long most) => new(PlatformTexts.TheWorkbookIsTooLarge.With(most / (1024 * 1024)));

    public static InvalidDataException TooManyCells() => new(PlatformTexts.TheWorkbookHasTooManyCells.With(MostCells / Million));

    /// <param name="most">Limit for the unpacked content, in bytes.</param>
    /// <exception cref="InvalidDataException">The workbook is damaged or beyond a limit.</exception>
    public static void Check(Stream file, long most)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        // an entry never unpacks to more than the size it declares; each is checked first, as the sum of forged sizes could overflow
        if (
            parts.Entries.Count > MaxParts
            || parts.Entries.Any(part => part.Length > most)
            || parts.Entries.Sum(part => part.Length) > most
            || parts.Entries.Any(part => IsIn(part, "xl/styles") && part.Length > MostStyleBytes)
        )
        {
            throw TooLarge(most);
        }

        if (parts.Entries.Where(part => IsIn(part, "xl/worksheets/") || IsIn(part, "xl/sharedStrings")).Any(part => !IsWithin(part)))
        {
            throw TooManyCells();
        }

        file.Position = 0;
    }

    private static bool IsIn(ZipArchiveEntry part, string place) =>
        part.FullName.TrimStart('/').StartsWith(place, StringComparison.OrdinalIgnoreCase);

    private static bool IsWithin(ZipArchiveEntry part)
    {
        try
        {
            using var content = part.Open();
            using var xml = XmlReader.Create(content, s_xml);
            return IsWithin(xml);
        }
        catch (XmlException e)
        {
            throw new InvalidDataException(PlatformTexts.TheWorkbookIsDamaged, e);
        }
    }

    private static bool IsWithin(XmlReader xml)
    {
        var texts = 0;
        while (xml.Read())
        {
            var isWithin =
                xml.NodeType is not XmlNodeType.Element
                || xml.LocalName switch
                {
                    "row" => IsRow(xml.GetAttribute("r")),
                    "c" => IsColumn(xml.GetAttribute("r")),
                    "dimension" => (xml.GetAttribute("ref") ?? "").Split(':').All(IsColumn),
                    "si" => ++texts <= MaxTexts,
                    _ => true,
                };
            if (!isWithin)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRow(string? number) =>
        !long.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var row) || row <= MaxRows;

    // the letters of a cell such as AB12; one without letters names no column
    private static bool IsColumn(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter))
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
            if (column > MaxColumns)
            {
                return false;
            }
        }

        return true;
    }
}
