using System.Globalization;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// The values of a case's fields that a history is counted by: those that are stored, and for numbers that seldom repeat, such as amounts,
/// their size.
/// </summary>
internal static class FieldValue
{
    // a number with fewer different values is a class by itself
    private const int MostClasses = 20;
    private const double GroupsAnOctave = 4;
    private const string Size = "size of ";

    private static readonly double s_octave = ExactMath.Log(2);

    /// <summary>The name under which a field's size is known.</summary>
    public static string SizeOf(string field) => Size + field;

    /// <summary>The field behind a name: the one whose size it is, or the field itself.</summary>
    public static string FieldOf(string name) => name.StartsWith(Size, StringComparison.Ordinal) ? name[Size.Length..] : name;

    /// <summary>Whether the size of a field may tell more than its values: all are numbers, and there are many.</summary>
    public static bool HasSize(IEnumerable<string> values)
    {
        var different = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (WrittenNumber.Of(value) is null)
            {
                return false;
            }

            different.Add(value);
        }

        return different.Count > MostClasses;
    }

    /// <summary>The value of a field, or of the size of one; null when it has none.</summary>
    public static string? Of(NextStepEvent from, string name) =>
        from.Fields is not { } fields ? null
        : fields.TryGetValue(name, out var value) ? value
        : name.StartsWith(Size, StringComparison.Ordinal) && fields.TryGetValue(name[Size.Length..], out var text) ? GroupOf(text)
        : null;

    // quarters of octaves, so that small and large numbers get groups alike
    private static string? GroupOf(string text) =>
        WrittenNumber.Of(text) is not { } number ? null
        : number == 0 ? "0"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(number < 0 ? "-" : "+")}{(int)Math.Floor(ExactMath.Log(Math.Abs(number)) / s_octave * GroupsAnOctave)}"
        );
}
