using System.Globalization;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Journeys.FromEmpty;

/// <summary>
/// How long a practised person is at mouse and keyboard for what a journey does in its windows, by the keystroke-level model (Card, Moran
/// and Newell 1983): a sum over what is clicked, chosen and typed, so it is the same on every machine. Time in which the person waits, or
/// has a phone in their hand, is not in it.
/// </summary>
internal sealed class KeystrokeTime
{
    // seconds of the model's operators; a key is that of an average typist, to think comes before each control
    private const double Key = 0.28;
    private const double Point = 1.1;
    private const double Press = 0.2;
    private const double Home = 0.4;
    private const double Think = 1.35;

    // nobody types more than that: it is marked where it is shown, copied and pasted
    private const int LongestTyped = 30;
    private const double Copy = (3 * Point) + (4 * Press) + (3 * Home) + (4 * Key);

    // Playwright fills a field at once, with a single event, and chooses without a click.
    private const string Script = """
        addEventListener("click", e => { if (e.isTrusted && e.detail > 0 && !e.target.closest("select")) countGesture("click", 0); }, true);
        addEventListener("change", e => { if (e.target.matches("select")) countGesture("choice", 0); }, true);
        addEventListener("input", e => { if (e.target.matches("input, textarea")) countGesture("field", e.target.value.length); }, true);
        addEventListener("keydown", e => { if (e.isTrusted) countGesture("key", 0); }, true);
        """;

    private readonly Lock _lock = new();
    private string _before = "";
    private bool _isAtKeyboard;
    private double _seconds;
    private int _clicks;
    private int _choices;
    private int _fields;
    private int _characters;

    public double Seconds => _seconds;

    public int Clicks => _clicks;

    /// <summary>Counts what is done in a window from now on.</summary>
    public async Task WatchAsync(IBrowserContext window)
    {
        await window.ExposeFunctionAsync<string, int, bool>("countGesture", Count);
        await window.AddInitScriptAsync(Script);
    }

    /// <summary>A link outside of the console is clicked: in its log, or in a message.</summary>
    public void OpenLink() => Count("click", 0);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_seconds:0} s at mouse and keyboard: {_clicks} clicks, {_choices} choices, {_fields} fields with {_characters} characters"
        );

    // the answer is for the page, which does not wait for it
    private bool Count(string gesture, int length)
    {
        lock (_lock)
        {
            _seconds += gesture switch
            {
                "click" => Click(),
                "choice" => Choose(),
                "field" => Fill(length),
                _ => MoveTo(keyboard: true) + Key,
            };
            _before = gesture;
        }

        return true;
    }

    private double Click()
    {
        _clicks++;
        return MoveTo(keyboard: false) + Think + Point + Press;
    }

    // opens the list, and then one of its lines
    private double Choose()
    {
        _choices++;
        return MoveTo(keyboard: false) + Think + (2 * (Point + Press));
    }

    // the next field of a form is a tab away
    private double Fill(int length)
    {
        _fields++;
        _characters += length;
        var reach = _before is "field" ? Key : MoveTo(keyboard: false) + Point + Press + MoveTo(keyboard: true);
        return reach + Think + (length > LongestTyped ? Copy : length * Key);
    }

    private double MoveTo(bool keyboard)
    {
        var cost = _isAtKeyboard == keyboard ? 0 : Home;
        _isAtKeyboard = keyboard;
        return cost;
    }
}
