using System.Globalization;

namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>Writes the memory and the frame times of a page if WABA_BOARD_FIGURES is set.</summary>
internal static class BoardFigures
{
    public static async Task WriteAsync(BoardPage page, string what)
    {
        if (Environment.GetEnvironmentVariable("WABA_BOARD_FIGURES") is not { Length: > 0 } file)
            return;
        Dictionary<string, decimal> metrics = await page.Page.MetricsAsync();
        double longest = await page.ReadAsync<double>("""
            new Promise((resolve) => {
              const table = document.querySelector('.table');
              let longest = 0, last = performance.now(), frames = 0;
              requestAnimationFrame(function next(now) {
                longest = Math.max(longest, now - last);
                last = now;
                table.scrollTop += 5000;
                if (++frames < 200) requestAnimationFrame(next); else resolve(longest);
              });
            })
            """);
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {metrics["JSHeapUsedSize"] / 1_048_576:F0} MB of JavaScript heap, longest of 200 frames {longest:F0} ms\n");
        await File.AppendAllTextAsync(file, line);
    }
}
