using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>
/// Tasks in a file: a CSV with the columns "case" and one for each of two systems, whose cells hold a list with bars between its items; or
/// JSON lines with the same names and real lists. The names of the columns are those of the systems.
/// </summary>
internal static class TaskFile
{
    /// <summary>A larger file would not fit the draft of the form.</summary>
    public const int MaxBytes = 300_000;

    private const string CaseName = "case";
    private const char Bar = '|';

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TaskReading Read(string text)
    {
        var plain = text.TrimStart('\ufeff');
        var reading = new TaskReading();
        if (string.IsNullOrWhiteSpace(plain))
        {
            reading.Refuse(1, Texts.TaskFileIsEmpty);
        }
        else if (plain.AsSpan().TrimStart()[0] == '{')
        {
            ReadJson(reading, plain);
        }
        else
        {
            ReadCsv(reading, plain);
        }

        if (reading.Problems.Count == 0 && reading.Tasks.All.Count == 0)
        {
            reading.Refuse(1, Texts.TaskFileIsEmpty);
        }

        return reading;
    }

    /// <summary>A task as a line of a file that can be read again.</summary>
    public static string Line(StudyTasks names, StudyTask task) =>
        new JsonObject
        {
            [CaseName] = task.Case,
            [names.NameA] = ListOf(task.A),
            [names.NameB] = ListOf(task.B),
        }.ToJsonString(s_readable) + "\n";

    private static JsonArray ListOf(IReadOnlyList<string> items) => new(items.Select(item => (JsonNode?)JsonValue.Create(item)).ToArray());

    private static void ReadCsv(TaskReading reading, string text)
    {
        try
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
            using var csv = CsvReader.Create(bytes, Options(), leaveOpen: true);
            csv.ReadHeader();
            List<string> header = [.. csv.Headers];
            var names = header.ConvertAll(name => name.Trim());
            var at = names.FindIndex(IsCase);
            List<int> lists = [.. Enumerable.Range(0, names.Count).Where(place => place != at)];
            if (at < 0 || lists.Count != 2)
            {
                reading.Refuse(1, Texts.TaskColumns);
            }
            else if (reading.TryName(1, [names[lists[0]], names[lists[1]]]))
            {
                ReadRows(reading, csv, at, lists);
            }
        }
        catch (CsvFormatException e)
        {
            reading.Refuse(e.LineNumber, Texts.TaskLineCannotBeRead); // what follows cannot be told apart from it
        }
    }

    private static void ReadRows(TaskReading reading, CsvReader csv, int at, List<int> lists)
    {
        while (csv.Read())
        {
            if (csv.FieldCount != lists.Count + 1)
            {
                reading.Refuse(csv.LineNumber, Texts.TaskCells.With(csv.FieldCount, lists.Count + 1));
                continue;
            }

            reading.Add(csv.LineNumber, new(csv.GetString(at).Trim(), Items(csv.GetString(lists[0])), Items(csv.GetString(lists[1]))));
        }
    }

    private static string[] Items(string cell) => string.IsNullOrWhiteSpace(cell) ? [] : cell.Split(Bar, StringSplitOptions.TrimEntries);

    private static void ReadJson(TaskReading reading, string text)
    {
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                ReadJson(reading, number, line);
            }
        }
    }

    private static void ReadJson(TaskReading reading, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            ReadJson(reading, number, json.RootElement);
        }
        catch (JsonException)
        {
            reading.Refuse(number, Texts.TaskLineCannotBeRead);
        }
    }

    private static void ReadJson(TaskReading reading, int number, JsonElement line)
    {
        List<JsonProperty> all = line.ValueKind is JsonValueKind.Object ? [.. line.EnumerateObject()] : [];
        var lists = all.FindAll(each => !IsCase(each.Name));
        if (lists.Count != 2 || all.Count != 3 || !lists.TrueForAll(each => IsListOfTexts(each.Value)))
        {
            reading.Refuse(number, Texts.TaskColumns);
            return;
        }

        if (reading.NameA.Length == 0 && !reading.TryName(number, [lists[0].Name.Trim(), lists[1].Name.Trim()]))
        {
            return;
        }

        var (a, b) = (lists.Find(each => IsNamed(each, reading.NameA)), lists.Find(each => IsNamed(each, reading.NameB)));
        if (a.Value.ValueKind is not JsonValueKind.Array || b.Value.ValueKind is not JsonValueKind.Array)
        {
            reading.Refuse(number, Texts.TaskOtherNames.With(reading.NameA, reading.NameB));
            return;
        }

        var key = all.Find(each => IsCase(each.Name)).Value;
        reading.Add(number, new(key.ValueKind is JsonValueKind.String ? key.GetString()!.Trim() : "", Items(a.Value), Items(b.Value)));
    }

    private static string[] Items(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!.Trim())];

    private static bool IsListOfTexts(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String);

    private static bool IsNamed(JsonProperty property, string name) => string.Equals(property.Name.Trim(), name, StringComparison.Ordinal);

    private static bool IsCase(string name) => string.Equals(name.Trim(), CaseName, StringComparison.OrdinalIgnoreCase);

    private static CsvReaderOptions Options() =>
        new()
        {
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MaxBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        };
}
