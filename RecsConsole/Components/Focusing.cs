using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components;

/// <summary>Moves the focus to a control, if its page is still there.</summary>
public static class Focusing
{
    public static async Task FocusIfThereAsync(this ElementReference control)
    {
        try
        {
            await control.FocusAsync();
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was left
        }
    }
}
