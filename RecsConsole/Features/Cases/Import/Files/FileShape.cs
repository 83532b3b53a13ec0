using System.Text;
using System.Text.Unicode;
using CsvHelper;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Format of a file, detected from its beginning: encoding, column separator, header and some rows.</summary>
/// <param name="Samples">Rows with as many columns as the header.</param>
public sealed record FileShape(char Separator, string Encoding, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Samples)
{
    /// <summary>Maximum number of columns.</summary>
    public const int MaxColumns = 500;

    private const int StartBytes = 64 * 1024;
    private const int MaxSamples = 200;

    /// <exception cref="LogInputException">The file is not a text table.</exception>
    public static FileShape Read(LogSource file, FilePlan? asked = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var source = file with { Encoding = asked?.Encoding ?? EncodingOf(LogFile.Start(file, StartBytes)), Separator = asked?.Separator };
        using var text = LogFile.OpenText(source);
        using var csv = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                Separator = source.Separator,
                MaxRecordSize = LogStream.MaxLineBytes,
                IncludeValuesInExceptions = false,
            },
            leaveOpen: true
        );
        try
        {
            csv.ReadHeader();
            IReadOnlyList<string> header = [.. csv.Headers.Select(name => name.Trim())];
            return header.Count is > 0 and <= MaxColumns
                ? new(csv.Separator, source.Encoding, header, SamplesOf(csv, header.Count))
                : throw LogInputException.In(file.Name, header.Count == 0 ? Texts.TheFileIsEmpty : ImportTexts.TooManyColumns);
        }
        catch (CsvFormatException e)
        {
            throw LogInputException.AtLine(file.Name, e.LineNumber, ImportTexts.IsNoCsv);
        }
    }

    // problems of a row are reported when the whole file is checked
    private static List<IReadOnlyList<string>> SamplesOf(CsvReader csv, int columns)
    {
        List<IReadOnlyList<string>> samples = [];
        try
        {
            while (samples.Count < MaxSamples && csv.Read())
            {
                if (csv.FieldCount == columns)
                {
                    samples.Add([.. Enumerable.Range(0, columns).Select(place => csv.GetString(place).Trim())]);
                }
            }
        }
        catch (Exception e) when (e is LogInputException or CsvFormatException)
        {
            return samples;
        }

        return samples;
    }

    // Text without a byte order mark that is not UTF-8 is assumed to come from a Western European Windows program.
    private static string EncodingOf(byte[] start) =>
        start.AsSpan() switch
        {
            [0xff, 0xfe, ..] => "utf-16",
            [0xfe, 0xff, ..] => "utf-16BE",
            var bytes when IsUtf8(bytes) => LogSource.Utf8,
            _ => "windows-1252",
        };

    // the last character may be cut off by the end of the sample; a file with zero bytes is not text in either encoding
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 0; cut < 4 && cut <= bytes.Length; cut++)
        {
            if (Utf8.IsValid(bytes[..^cut]))
            {
                return true;
            }

            if (bytes.Length < StartBytes)
            {
                break;
            }
        }

        return bytes.Contains((byte)0);
    }
}
