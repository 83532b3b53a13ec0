using Microsoft.Playwright;

namespace RecsConsole.E2E.Journeys;

/// <summary>Counts keys and clicks; typed text is not counted.</summary>
internal sealed class Gestures(IPage page)
{
    public int Count { get; private set; }

    public Task PressAsync(string key)
    {
        Count++;
        return page.Keyboard.PressAsync(key);
    }

    public Task ClickAsync(ILocator control, params KeyboardModifier[] held)
    {
        Count++;
        return control.ClickAsync(new() { Modifiers = held });
    }
}
